using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace KartuAsn.Documents.Tests;

/// <summary>Looks into a workbook with the Open XML SDK, which knows nothing of how it was written.</summary>
internal static class Workbook
{
    public static void AssertIsAsTheStandardHasIt(byte[] xlsx)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(book).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    public static string Part(byte[] xlsx, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    public static byte[] WithPart(byte[] xlsx, string name, Func<string, string> change)
    {
        var bytes = new MemoryStream();
        bytes.Write(xlsx);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var changed = change(Part(xlsx, name));
            zip.GetEntry(name)!.Delete();
            using var part = zip.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(changed));
        }
        return bytes.ToArray();
    }
}
