using System.Collections.Immutable;
using KartuAsn.Gateway.CardFiles;
using KartuAsn.Gateway.Screens;
using KartuAsn.Imaging;
using KartuAsn.Rules;

namespace KartuAsn.Gateway.Reviews;

/// <summary>Files in review as the lists tell of them.</summary>
internal static class ReviewFiles
{
    public static FileInReview Of(EmployeeRecord record, Fact.CardFileUploaded upload, ImmutableArray<CardDoubt> doubts)
    {
        var place = $"{StoredJson.NameOf(upload.File.Orientation)}/{StoredJson.NameOf(upload.File.Side)}";
        var address = $"/api/v1/employees/{Uri.EscapeDataString(record.Id)}/card-files/{place}";
        return new(
            place, upload.Receipt, upload.RecordedAt, upload.File.MediaType, address, address + "/review",
            [.. doubts.Select(doubt => new DoubtView(StoredJson.NameOf(doubt), CardFileWords.Sentence(doubt)))]);
    }

    public static FileInReview Of(EmployeeRecord record, Fact.PhotoRecorded photo)
    {
        var address = $"/api/v1/employees/{Uri.EscapeDataString(record.Id)}/photo/waiting";
        return new(
            null, photo.Receipt, photo.RecordedAt, CardFileCheck.Png, address, address + "/decision",
            [.. (photo.File.Doubts ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(rule => new DoubtView(rule, PhotoWords.Rule(rule)))]);
    }
}
