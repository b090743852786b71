using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace KartuAsn.Rules;

/// <summary>The stable names of the kinds of facts, as they are stored and as they appear in the types of HR events.</summary>
public static class FactNames
{
    private static readonly FrozenDictionary<Type, string> Names = typeof(Fact).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(attribute => attribute.DerivedType, attribute => (string)attribute.TypeDiscriminator!);

    public static string Of(Fact fact) => Names[fact.GetType()];
}
