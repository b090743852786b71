using KartuAsn.Storage;
using KartuAsn.Storage.LocalAccounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace KartuAsn.Gateway.LocalAccounts;

/// <summary>Accounts of people who sign in here with a secret of their own.</summary>
public static class AccountsApi
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalAccounts();
        builder.Services.AddSingleton(new BreachedPasswords(builder.Configuration[BreachedPasswords.Setting]));
        builder.Services.AddSingleton<AddressBrake>().AddSingleton<SealedNote>().AddSingleton<ActivationLetters>();
        builder.Services.AddScoped<HalfWay>().AddSingleton<LetterNote>();
        builder.Services.AddScoped<SignInDoor>().AddScoped<SecondFactorDoor>().AddScoped<LetterDoor>();
    }

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapSignInForms();
        app.MapActivationForms();
        app.MapOwnAccountForms();
        app.MapPasskeyForms();
        app.MapUserForms();
        app.MapLetterForms();
    }

    /// <summary>Accounts alone, as the command line needs them. Nothing of Entity Framework is touched before somebody signs in.</summary>
    public static void AddLocalAccounts(this IServiceCollection services)
    {
        services.AddScoped(all => AccountContext.Open(all.GetRequiredService<Database>()));
        services.AddSingleton(all => CoverOf(all.GetRequiredService<IDataProtectionProvider>().CreateProtector("second-factor")));
        services.AddScoped<AccountStore>().AddScoped<AccountDoor>();
        services.AddSingleton<Attempts>().AddSingleton<AccountLinks>().AddSingleton<Passwords>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddIdentityCore<Account>(options =>
        {
            options.User.AllowedUserNameCharacters = "";
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        });
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        // It stands for both factors: the device has to know its owner, and the account is found by it.
        services.Configure<IdentityPasskeyOptions>(options => (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required"));
        services.AddScoped<IUserStore<Account>>(all => all.GetRequiredService<AccountStore>());
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Passwords.Iterations);
    }

    private static Cover CoverOf(IDataProtector protector) => new(protector.Protect, protector.Unprotect);
}
