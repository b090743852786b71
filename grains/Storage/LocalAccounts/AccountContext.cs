using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KartuAsn.Storage.LocalAccounts;

/// <summary>The accounts as Identity sees them, on tables that our numbered scripts make.</summary>
public sealed class AccountContext(DbContextOptions<AccountContext> options) : DbContext(options)
{
    private static readonly ValueConverter<DateTimeOffset, long> Milliseconds =
        new(moment => moment.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

    public DbSet<Account> Accounts => Set<Account>();

    public static AccountContext Open(Database database)
    {
        var options = new DbContextOptionsBuilder<AccountContext>();
        database.UseAccounts(options);
        return new(options.Options);
    }

    /// <summary>By part of a name or a login, or by person, in order of names.</summary>
    public Task<List<Account>> Search(string words, IReadOnlyCollection<string?> employeeKeys, int limit)
    {
        var sought = Fold.Of(words);
        return Accounts.AsNoTracking()
            .Where(a => Folded(a.Name).Contains(sought) || Folded(a.UserName!).Contains(sought) || employeeKeys.Contains(a.EmployeeKey))
            .OrderBy(a => Folded(a.Name)).ThenBy(a => a.Id).Take(limit).ToListAsync();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDbFunction(() => Folded("")).HasName("fold");
        modelBuilder.Entity<Account>(Map);
        modelBuilder.Entity<IdentityUserToken<string>>(Map);
        modelBuilder.Entity<IdentityUserPasskey<string>>(Map);
    }

    /// <summary>The database's own.</summary>
    private static string Folded(string text) => throw new NotSupportedException(text);

    private static void Map(EntityTypeBuilder<Account> account)
    {
        account.ToTable("account").HasKey(a => a.Id);
        account.Property(a => a.Id).HasColumnName("id");
        account.Property(a => a.UserName).HasColumnName("login");
        account.Property(a => a.NormalizedUserName).HasColumnName("login_key");
        account.Property(a => a.Name).HasColumnName("name");
        account.Property(a => a.Role).HasColumnName("role");
        account.Property(a => a.AgencyId).HasColumnName("agency");
        account.Property(a => a.EmployeeId).HasColumnName("employee");
        account.Property(a => a.EmployeeKey).HasColumnName("employee_key");
        account.Property(a => a.Disabled).HasColumnName("disabled");
        account.Property(a => a.PasswordHash).HasColumnName("password");
        account.Property(a => a.SecurityStamp).HasColumnName("stamp");
        account.Property(a => a.ConcurrencyStamp).HasColumnName("version").IsConcurrencyToken();
        account.Property(a => a.TwoFactorEnabled).HasColumnName("second_factor");
        account.Property(a => a.Made).HasColumnName("made").HasConversion(Milliseconds);
        account.Property(a => a.LastSignIn).HasColumnName("last_sign_in").HasConversion(Milliseconds);
        account.Property(a => a.Notice).HasColumnName("notice");
        // Attempts are counted by Attempts, in single statements: Identity's way loses those made at the same moment.
        account.Ignore(a => a.AccessFailedCount).Ignore(a => a.LockoutEnd).Ignore(a => a.LockoutEnabled);
        account.Ignore(a => a.Email).Ignore(a => a.NormalizedEmail).Ignore(a => a.EmailConfirmed);
        account.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
    }

    private static void Map(EntityTypeBuilder<IdentityUserToken<string>> token)
    {
        token.ToTable("account_token").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        token.Property(t => t.UserId).HasColumnName("account");
        token.Property(t => t.LoginProvider).HasColumnName("provider");
        token.Property(t => t.Name).HasColumnName("name");
        token.Property(t => t.Value).HasColumnName("value");
    }

    private static void Map(EntityTypeBuilder<IdentityUserPasskey<string>> passkey)
    {
        passkey.ToTable("passkey").HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasColumnName("credential");
        passkey.Property(p => p.UserId).HasColumnName("account");
        passkey.OwnsOne(p => p.Data).ToJson("data");
    }
}
