namespace KartuAsn.Imaging.Photos;

/// <summary>A colour, 0 to 255 each.</summary>
internal readonly record struct Rgb(float R, float G, float B)
{
    public static Rgb Of(Plane[] planes, int at) => new(planes[0].Values[at], planes[1].Values[at], planes[2].Values[at]);

    public static Rgb operator -(Rgb a, Rgb b) => new(a.R - b.R, a.G - b.G, a.B - b.B);

    public static Rgb operator +(Rgb a, Rgb b) => new(a.R + b.R, a.G + b.G, a.B + b.B);

    public static Rgb operator *(float share, Rgb c) => new(share * c.R, share * c.G, share * c.B);

    public float Dot(Rgb other) => (R * other.R) + (G * other.G) + (B * other.B);

    public float To(Rgb other) => this - other is var apart ? MathF.Sqrt(apart.Dot(apart)) : 0;

    public Rgb Mixed(Rgb other, float share) => ((1 - share) * this) + (share * other);
}
