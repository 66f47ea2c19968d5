namespace ActionSteps.Messages;

/// <summary>What a media message shows.</summary>
public enum MediaType
{
    /// <summary>A picture: JPEG, PNG or GIF.</summary>
    Image,

    /// <summary>A video: MP4, OGV or WebM.</summary>
    Video,

    /// <summary>A sound: MP3.</summary>
    Audio,

    /// <summary>A file: PDF.</summary>
    File,
}
