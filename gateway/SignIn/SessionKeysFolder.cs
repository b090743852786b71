using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace KartuAsn.Gateway.SignIn;

/// <summary>What protects sessions and forms, kept in a folder that only its owner reads, each file as well.</summary>
internal sealed class SessionKeysFolder(string folder, ILoggerFactory log) : FileSystemXmlRepository(Made(folder), log)
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public override void StoreElement(XElement element, string friendlyName)
    {
        base.StoreElement(element, friendlyName);
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory.FullName))
            File.SetUnixFileMode(file, OwnerAlone);
    }

    private static DirectoryInfo Made(string folder)
    {
        if (OperatingSystem.IsWindows())
            return System.IO.Directory.CreateDirectory(folder);
        var made = System.IO.Directory.CreateDirectory(folder, OwnerAlone | UnixFileMode.UserExecute);
        File.SetUnixFileMode(folder, OwnerAlone | UnixFileMode.UserExecute);
        return made;
    }
}
