using KartuAsn.Gateway.Hosting;
using KartuAsn.Gateway.Verifications;

namespace KartuAsn.Gateway.CommandLine;

/// <summary>Keys that sign the codes on cards; a running server knows a new one within seconds.</summary>
internal static class SigningKeysCommand
{
    public static SigningKeyFolder Folder(string? keys, string? data) => new(keys ?? new DataFolder(data).In("keys"));

    public static async Task<int> Rotate(SigningKeyFolder folder)
    {
        try
        {
            await Console.Out.WriteLineAsync($"{folder.Rotate().Number}");
            return 0;
        }
        catch (SettingException full)
        {
            await Say.Wrong(full.Message);
            return 1;
        }
    }

    public static async Task<int> List(SigningKeyFolder folder)
    {
        var files = folder.Files();
        foreach (var file in files)
            await Console.Out.WriteLineAsync(string.Join('\t', file.Number, file.Path, file == files[^1] ? "menandatangani" : "memeriksa"));
        return 0;
    }
}
