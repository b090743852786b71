using System.Text.RegularExpressions;
using KartuAsn.Contracts;
using KartuAsn.Rules;

namespace KartuAsn.Roster;

/// <summary>What all kinds of rows have in common: cells by their places, and what is wrong with them.</summary>
/// <remarks>A reason never repeats a cell.</remarks>
internal abstract partial class RowCheck
{
    private const int EarliestYear = 1945;

    private readonly KeptRow row;
    private readonly Layout layout;
    private readonly DateOnly today;
    private readonly List<ImportError> found = [];
    private readonly HashSet<int> faulty = [];

    protected RowCheck(KeptRow row, Layout layout, DateOnly today)
    {
        (this.row, this.layout, this.today) = (row, layout, today);
        foreach (var (place, reason) in row.Faults) AddFault(place, reason);
        for (var i = 0; i < row.Cells.Length; i++)
        {
            if (Cell.IsSpreadsheetError(row.Cells[i]))
                AddFault(i, "Sel berisi galat spreadsheet, misalnya #N/A. Perbaiki rumusnya pada berkas asal, atau ketik isinya.");
        }
    }

    protected int Row => row.Row;

    protected string[] Cells => row.Cells;

    protected IReadOnlyList<ImportError> Found => found;

    protected bool HasErrors => found.Any(error => !error.Warning);

    protected RefusedRow Refusal => new(Row, [.. found.Where(error => !error.Warning)], [.. Cells]);

    protected void CheckCells()
    {
        for (var i = 0; i < Cells.Length; i++)
        {
            var (text, longest) = (Cells[i], layout.Kept[i].Longest);
            if (text.Length > longest) Error(i, $"Isi sel memuat {text.Length} karakter, paling banyak {longest}. Perbaiki isinya.");
            if (Cell.HasControl(text)) Error(i, "Isi sel memuat karakter kendali yang tidak terlihat. Ketik ulang isi sel ini.");
        }
    }

    /// <summary>An id becomes part of addresses.</summary>
    protected void CheckId(int place, string what)
    {
        if (Text(place) is not { } id) Error(place, $"{what} kosong. Lengkapi di SIASN, lalu unduh ulang.");
        else if (!IdForm().IsMatch(id)) Error(place, $"{what} memuat spasi atau karakter yang tidak lazim. Salin ulang ID dari SIASN.");
    }

    /// <summary>Null, with an error, when the cell holds no good number.</summary>
    protected EmployeeNumber? NumberOf(int place)
    {
        switch (EmployeeNumber.Read(Cells[place]))
        {
            case NumberReading.Right(var number):
                return number;
            case NumberReading.Wrong(var error):
                Error(place, error.Sentence);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Null when the cell is empty or, with an error, no believable date.</summary>
    /// <param name="paper">What the date can be compared with.</param>
    protected DateOnly? Day(int place, int yearsAhead, string paper)
    {
        if (Text(place) is not { } text) return null;
        var day = RosterDate.Read(text);
        if (day is null) Error(place, "Bukan tanggal yang ada dalam kalender. Tulis sebagai hh-bb-tttt, misalnya 01-03-2015.");
        else if (day.Value.Year < EarliestYear) Error(place, $"Tanggal sebelum tahun {EarliestYear}. Cocokkan dengan {paper}.");
        else if (day > today.AddYears(yearsAhead)) Error(place, $"Tanggal lebih dari {yearsAhead} tahun lagi. Cocokkan dengan {paper}.");
        else return day;
        return null;
    }

    /// <summary>Null: the cell is empty.</summary>
    protected string? Text(int place) => Cells[place] is var text && Cell.IsEmpty(text) ? null : text;

    /// <summary>Of a cell that is not to be trusted nothing more is said than that.</summary>
    protected void Error(int place, string reason)
    {
        if (!faulty.Contains(place)) found.Add(new ImportError(Row, layout.Kept[place].Name, reason, Warning: false));
    }

    protected void Warn(int place, string reason)
    {
        if (!faulty.Contains(place)) found.Add(new ImportError(Row, layout.Kept[place].Name, reason, Warning: true));
    }

    private void AddFault(int place, string reason)
    {
        Error(place, reason);
        faulty.Add(place);
    }

    /// <summary>Printable ASCII with a letter or a digit, without white space, slashes and apostrophes.</summary>
    [GeneratedRegex(@"^(?=.*[A-Za-z0-9])[!-&(-.0-\[\]-~]+\z")]
    private static partial Regex IdForm();
}
