namespace KartuAsn.Rules;

/// <summary>
/// One good row of the file of contracts, which gives what the roster of SIASN does not: the days of a PPPK's perjanjian kerja.
/// </summary>
/// <param name="Row">The row in the file as a spreadsheet counts it: the header is row 1.</param>
/// <param name="Id">PNS ID; null: the person is found by the number.</param>
/// <param name="Number">NI PPPK, the current or an old one; null: the person is found by the id.</param>
/// <param name="StartDate">First day of the contract.</param>
/// <param name="EndDate">Last day of it, included.</param>
public sealed record ContractRow(int Row, string? Id, string? Number, DateOnly StartDate, DateOnly EndDate);
