using KartuAsn.Rules;

namespace KartuAsn.Gateway.HrEvents;

/// <summary>
/// Why an event could not be read, before anybody asks what it means for a person. A stable code and a sentence in formal Indonesian
/// that says what is wrong and what to do next; it never repeats what was sent.
/// </summary>
public abstract record EventRefusal(string Code, string Sentence)
{
    /// <summary>No object, a name twice, characters that are none, or an attribute that CloudEvents forbids.</summary>
    public sealed record NotAnEvent() : EventRefusal("event-invalid",
        "Peristiwa ini bukan CloudEvents 1.0 berbentuk JSON yang dapat dibaca. Periksa tanda kurung, nama ganda, dan bentuk setiap atribut, lalu kirim ulang.");

    public sealed record SpecVersionUnsupported() : EventRefusal("event-specversion-unsupported",
        "Atribut specversion harus \"1.0\". Kirim peristiwa menurut CloudEvents 1.0.");

    public sealed record AttributeMissing(string Name) : EventRefusal("event-attribute-missing",
        $"Atribut {Name} wajib ada. Lengkapi atribut itu, lalu kirim ulang.");

    public sealed record AttributeInvalid(string Name, string Wanted) : EventRefusal("event-attribute-invalid",
        $"Atribut {Name} tidak sah: {Wanted}. Perbaiki atribut itu, lalu kirim ulang.");

    public sealed record TypeUnknown() : EventRefusal("event-type-unknown",
        "Jenis peristiwa pada atribut type tidak dikenal. Daftar jenis yang diterima terdapat pada /schemas/.");

    public sealed record DataInvalid() : EventRefusal("event-data-invalid",
        "Atribut data harus berupa objek JSON. Kirim isi peristiwa sebagai data dengan datacontenttype application/json.");

    public sealed record FieldMissing(string Field) : EventRefusal("event-field-missing",
        $"Isian {Field} pada data wajib ada. Lengkapi isian itu, lalu kirim ulang.");

    public sealed record FieldInvalid(string Field, string Wanted) : EventRefusal("event-field-invalid",
        $"Isian {Field} pada data tidak sah: {Wanted}. Perbaiki isian itu, lalu kirim ulang.");

    /// <summary>A text that is no NIP and no NI PPPK; the number's own code says why.</summary>
    public sealed record NumberInvalid(string Field, NumberError Error) : EventRefusal(Error.Code, $"Isian {Field} pada data: {Error.Sentence}");
}
