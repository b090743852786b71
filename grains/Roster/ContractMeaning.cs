using KartuAsn.Rules;
using static KartuAsn.Roster.ContractColumn;

namespace KartuAsn.Roster;

/// <summary>What the cells of one row say about one contract, and what is wrong with them. A reason never repeats a cell.</summary>
/// <param name="starts">The contracts that were taken: who, and from which day.</param>
internal sealed class ContractMeaning(KeptRow row, DateOnly today, FirstRows starts) : RowCheck(row, ContractsReader.Layout, today)
{
    /// <summary>A contract is for five years at most, and may have been signed for a day to come.</summary>
    private const int EndYearsAhead = 10;
    private const int StartYearsAhead = 5;

    public Reading<ContractRow> Read()
    {
        CheckCells();
        CheckPerson();
        var number = Text(Number) is null ? null : NumberOf((int)Number);
        CheckKind(number);
        var good = Days(number) is var (start, end) && !HasErrors ? new ContractRow(Row, Text(Id), number?.Digits, start, end) : null;
        if (good is not null) CheckOnce(good);
        return HasErrors ? new Reading<ContractRow>.Refused(Refusal) : new Reading<ContractRow>.Taken(good!, []);
    }

    private string? Text(ContractColumn column) => Text((int)column);

    private void CheckPerson()
    {
        if (Text(Number) is null && Text(Id) is null)
            Error((int)Number, "NIP dan PNS ID kosong, sehingga tidak diketahui kontrak ini milik siapa. Isi salah satunya.");
        if (Text(Id) is not null) CheckId((int)Id, "ID pegawai");
    }

    private void CheckKind(EmployeeNumber? number)
    {
        if (number is { Kind: not Kind.Pppk })
            Error((int)Number, "Nomor ini NIP seorang PNS atau CPNS, bukan PPPK, sehingga tidak mempunyai perjanjian kerja. " +
                "Cocokkan nomor dengan perjanjian kerja, atau hapus baris ini.");
    }

    private (DateOnly Start, DateOnly End)? Days(EmployeeNumber? number)
    {
        var (start, end) = (NeededDay(Start, StartYearsAhead), NeededDay(End, EndYearsAhead));
        if (start < number?.BirthDate)
            Error((int)Start, "Awal kontrak mendahului tanggal lahir menurut nomor pegawai. Cocokkan dengan perjanjian kerja.");
        if (end < start)
            Error((int)End, "Akhir kontrak mendahului awalnya. Cocokkan dengan perjanjian kerja; mungkin kedua tanggal tertukar.");
        return start is { } first && end is { } last ? (first, last) : null;
    }

    private DateOnly? NeededDay(ContractColumn column, int yearsAhead)
    {
        if (Text(column) is null) Error((int)column, "Tanggal kosong. Isi sesuai dengan perjanjian kerja.");
        return Day((int)column, yearsAhead, "perjanjian kerja");
    }

    /// <summary>By the id and by the number, since one row may have this and the other that.</summary>
    private void CheckOnce(ContractRow contract)
    {
        int?[] before = [Before("id", contract.Id, contract.StartDate), Before("number", contract.Number, contract.StartDate)];
        if (before.Max() is { } first)
            Error((int)Start, $"Kontrak orang yang sama dengan tanggal mulai yang sama sudah ada pada baris {first}. " +
                $"Hapus salah satu baris; data yang dipakai adalah baris {first}.");
    }

    private int? Before(string what, string? who, DateOnly start) =>
        who is null ? null : starts.Before($"{what} {who.Trim()} {RosterDate.Write(start)}", Row);
}
