using System.Data.Common;
using System.Runtime.CompilerServices;

namespace KartuAsn.Storage;

/// <summary>Plain SQL in few words: a statement, its parameters, and how one row is read.</summary>
internal static class Sql
{
    /// <summary>Streams; a token that the enumeration is given (<c>WithCancellation</c>, <c>ToListAsync</c>) stops the statement.</summary>
    public static IAsyncEnumerable<T> Rows<T>(
        this DbDataSource source, string text, Func<DbDataReader, T> row, params (string Name, object? Value)[] values) => source.Stream(text, row, values);

    public static IAsyncEnumerable<T> Rows<T>(
        this DbConnection connection, string text, Func<DbDataReader, T> row, params (string Name, object? Value)[] values) => connection.Stream(text, row, values);

    /// <summary>The first column of the only row; default when there is none or it is NULL.</summary>
    public static async Task<T?> Value<T>(this DbDataSource source, string text, params (string Name, object? Value)[] values)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await connection.Value<T>(text, values);
    }

    public static async Task<T?> Value<T>(this DbConnection connection, string text, params (string Name, object? Value)[] values) =>
        await connection.Rows(text, row => row.IsDBNull(0) ? default : row.GetFieldValue<T>(0), values).SingleOrDefaultAsync();

    /// <summary>Answers how many rows it concerned.</summary>
    public static async Task<int> Execute(this DbDataSource source, string text, params (string Name, object? Value)[] values)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await connection.Execute(text, values);
    }

    public static async Task<int> Execute(this DbConnection connection, string text, params (string Name, object? Value)[] values)
    {
        await using var command = connection.Command(text, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>All of it or nothing. The transaction never outlives this call, so none goes back to the pool.</summary>
    /// <param name="begin">The statement that begins it and takes the locks it needs.</param>
    public static async Task Transaction(this DbConnection connection, string begin, Func<Task> work)
    {
        await connection.Execute(begin);
        try
        {
            await work();
            await connection.Execute("COMMIT");
        }
        catch
        {
            await connection.Execute("ROLLBACK");
            throw;
        }
    }

    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static async IAsyncEnumerable<T> Stream<T>(
        this DbDataSource source, string text, Func<DbDataReader, T> row, (string Name, object? Value)[] values, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await foreach (var item in connection.Stream(text, row, values, stop))
            yield return item;
    }

    private static async IAsyncEnumerable<T> Stream<T>(
        this DbConnection connection, string text, Func<DbDataReader, T> row, (string Name, object? Value)[] values, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var command = connection.Command(text, values);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            yield return row(reader);
    }

    private static DbCommand Command(this DbConnection connection, string text, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value is string words ? WithoutNul(words) : value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>PostgreSQL has no such character: what somebody typed with it is simply not found.</summary>
    private static string WithoutNul(string text) => text.Replace('\0', '\uFFFD');
}
