using System.ComponentModel;
using System.Runtime.InteropServices;

namespace KartuAsn.Storage;

/// <summary>
/// What .NET does not offer: making a folder's entries durable. A renamed file whose folder was not flushed can be gone after a power cut.
/// </summary>
internal static class Durable
{
    private const int ReadOnly = 0;

    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
            return; // NTFS journals its folders.
        var handle = Open(path, ReadOnly);
        if (handle < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        try
        {
            if (Flush(handle) != 0)
                throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
