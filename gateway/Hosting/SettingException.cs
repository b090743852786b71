namespace KartuAsn.Gateway.Hosting;

/// <summary>A setting that cannot be meant: whoever starts the program has to mend it.</summary>
/// <param name="path">As it stands in the settings.</param>
/// <param name="sentence">What is wrong with it.</param>
public sealed class SettingException(string path, string sentence) : Exception($"Setelan {path}: {sentence}");
