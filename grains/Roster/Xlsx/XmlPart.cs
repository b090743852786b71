using System.Xml;

namespace KartuAsn.Roster.Xlsx;

/// <summary>
/// One part of an XLSX as XML, element by element, never as a tree. Names are compared without their namespace, which differs between
/// the two editions of the format, and without their prefix, which is the writer's.
/// </summary>
internal sealed class XmlPart : IDisposable
{
    private readonly GuardedStream bytes;
    private readonly XmlReader xml;
    private readonly int deepest;

    public XmlPart(GuardedStream bytes, int deepest)
    {
        (this.bytes, this.deepest) = (bytes, deepest);
        xml = XmlReader.Create(bytes, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = true,
            NameTable = new FewNames(),
        });
    }

    public int Depth => xml.Depth;

    public string Name => xml.LocalName;

    public bool IsStart => xml.NodeType == XmlNodeType.Element;

    public bool IsEnd => xml.NodeType == XmlNodeType.EndElement;

    public bool IsEmpty => xml.IsEmptyElement;

    public bool IsText => xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace;

    /// <summary>Goes to the next beginning, text or end; false when the part is over.</summary>
    public bool Read()
    {
        bytes.NewNode();
        if (!xml.Read()) return false;
        if (xml.Depth > deepest) throw Refusing.TooLarge($"unsur XML bersarang lebih dari {deepest} tingkat");
        return true;
    }

    /// <summary>Goes to the next beginning.</summary>
    public bool ReadStart()
    {
        while (Read())
        {
            if (IsStart) return true;
        }
        return false;
    }

    /// <summary>Goes to the next attribute of this element: <see cref="Name"/> and <see cref="Value"/> are then its own.</summary>
    public bool NextAttribute()
    {
        if (xml.MoveToNextAttribute()) return true;
        xml.MoveToElement();
        return false;
    }

    public string Value => xml.Value;

    public string? Attribute(string name)
    {
        string? value = null;
        while (NextAttribute())
        {
            if (Name == name) value = Value;
        }
        return value;
    }

    /// <summary>A piece of the text where the reader stands; 0: it is over.</summary>
    public int ReadText(char[] buffer, int start)
    {
        bytes.NewNode();
        return xml.ReadValueChunk(buffer, start, buffer.Length - start);
    }

    public void Dispose() => xml.Dispose();

    /// <summary>A reader keeps every name it has met; a file of nothing but different names would fill the memory.</summary>
    private sealed class FewNames : NameTable
    {
        private const int Most = 10_000;

        private int names;

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        private string Counted(string name) => ++names <= Most ? name : throw Refusing.TooLarge($"lebih dari {Most} nama unsur XML");
    }
}
