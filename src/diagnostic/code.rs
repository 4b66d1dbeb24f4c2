//! Every kind of fault there is.

use std::fmt;
use std::str::FromStr;

use super::Severity;

/// Declares the codes once: variant, stable name, severity and the sentence that explains it.
macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $meaning:literal;)+) => {
        /// A kind of fault. Its name is stable: authors write it under `accept`, and other programs read it.
        ///
        /// `docs/diagnostics.md` explains each with an example.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $variant,)+
        }

        impl Code {
            /// All of them, in the order of the documentation.
            pub const ALL: &[Code] = &[$(Code::$variant,)+];

            /// The stable name: `unknown-country`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)+ }
            }

            /// How severe it is, before `--strict`.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)+ }
            }

            /// One sentence on what it means.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => $meaning,)+ }
            }
        }
    };
}

codes! {
    UnreadableFile "unreadable-file" Error "A file could not be read from the disk.";
    NotUtf8 "not-utf8" Error "A file is not encoded in UTF-8.";
    UnclosedFrontMatter "unclosed-front-matter" Error "The front matter begins with a line of three dashes and no such line ends it.";
    FrontMatterTooLarge "front-matter-too-large" Error "The front matter is larger than 64 KiB or nested too deeply.";
    InvalidYaml "invalid-yaml" Error "The front matter or the configuration is not valid YAML.";
    DuplicateKey "duplicate-key" Error "A key stands twice in one map.";
    MissingKey "missing-key" Error "A required key is missing.";
    WrongType "wrong-type" Error "A value is of another type than its key takes, such as a list in place of a text.";
    InvalidValue "invalid-value" Error "A value is not one of those that its key takes.";
    InvalidDate "invalid-date" Error "A date is not written as EDTF has it, or does not exist.";
    UnknownCountry "unknown-country" Error "A country in front matter is not known by any code or name.";
    AddressClash "address-clash" Error "Two files have one address, or addresses that differ in case alone.";
    UnwritableFile "unwritable-file" Error "A file of the site would have a name that not every system can hold.";
    UnusableOutput "unusable-output" Error "The folder that the site is to be written to is among the sources, or holds what dossier did not write.";
    TemplateFault "template-fault" Error "A template cannot be read, or failed while a page was made.";
    MissingTemplate "missing-template" Error "A template is in none of the three places where templates are looked up.";
    UnknownTheme "unknown-theme" Error "The theme that the configuration names does not exist.";
    WithheldNameInAddress "withheld-name-in-address" Error "A file name, slug, anchor or other address of the site holds a name that is withheld.";
    WithheldNameInHtml "withheld-name-in-html" Error "Trusted raw HTML shows a name that is withheld, and it cannot be taken out.";
    PrivacyNotRead "privacy-not-read" Error "Privacy is asked for in a file, folder or key where it is not read, so nobody is hidden.";
    MissingContent "missing-content" Error "The folder `content/` is missing or leads out of the site, or nothing is left in it of a site that was published.";
    LinkIntoSources "link-into-sources" Error "A link in `static/` leads to sources or out of the site, which would be published as they are.";
    UnknownKey "unknown-key" Warning "A key is not one that this kind of file takes.";
    UndatedDraft "undated-draft" Warning "A draft has no date, and cannot be shown before it has one.";
    OddCharacter "odd-character" Warning "A name holds a character that cannot be seen, or a letter of another script that looks like one of its own.";
    UnknownFolder "unknown-folder" Warning "A Markdown file lies in a folder of `content/` that has no meaning.";
    UnreadFile "unread-file" Warning "A file in `content/` looks like a text and is not read, because of its ending.";
    UnresolvedLink "unresolved-link" Warning "A link leads to nothing in this dossier.";
    AmbiguousName "ambiguous-name" Warning "A name could be more than one entity, and is left as it is.";
    CommaList "comma-list" Warning "One name has commas in it and is likely a list of several; it was taken as one.";
    NameClash "name-clash" Warning "Two profiles have one name, or names that differ in case and accents alone.";
    SharedAddress "shared-address" Warning "Two entities or events ask for one address; it lists them, or the later event got another.";
    MissingAlt "missing-alt" Warning "An image has no text that says what it shows.";
    MissingImage "missing-image" Warning "An image is not in the site.";
    BrokenImage "broken-image" Warning "An image cannot be read, or not freed of its metadata, and was left out.";
    ImageFromElsewhere "image-from-elsewhere" Warning "An image on another site became a link: no page loads anything from elsewhere.";
    UnsafeAddress "unsafe-address" Warning "An address is not one that a page may link to, and was dropped.";
    HeldBackFile "held-back-file" Warning "A file in `static/` is shown or named only by what is not published.";
    WeekdayContradictsDate "weekday-contradicts-date" Warning "A date as it was reported names another weekday than the date has.";
    DateInFuture "date-in-future" Warning "A date of what has happened lies far in the future.";
    EventAfterPublication "event-after-publication" Warning "An event is later than the note that reports it, and is not planned.";
    DateBeforePublication "date-before-publication" Warning "An article was read or changed before it was published.";
    EndsBeforeItBegins "ends-before-it-begins" Warning "A role, a name or a life ends before it begins.";
    RelationInCircle "relation-in-circle" Warning "Notes correct or supersede one another in a circle.";
    RepeatedEventId "repeated-event-id" Warning "A note gives two of its events one id; the second stands alone.";
    EventWithoutSource "event-without-source" Warning "An event in a file of its own names no source.";
    WithheldLink "withheld-link" Warning "An address on another site holds a name that is withheld, and was dropped.";
    ImageWithHiddenPerson "image-with-hidden-person" Warning "A file has an image and names somebody who is withheld; it may show a face or a name.";
    NearDuplicate "near-duplicate" Warning "A name without a profile is one letter from a name that has one; a hint where two names are alike in other ways.";
    QuotationWithoutSpeaker "quotation-without-speaker" Warning "A quotation does not say whose words it holds.";
    AttributionNotRead "attribution-not-read" Warning "The last line of a block quote looks like an attribution and is not read as one.";
    ClaimWithoutClaimant "claim-without-claimant" Warning "A claim does not say whose it is.";
    UnclosedQuotationMark "unclosed-quotation-mark" Warning "A quotation mark opens and nothing closes it.";
    MalformedLink "malformed-link" Warning "A link or picture is not closed, has a space in its address, or no words behind its stroke.";
    MissingFootnote "missing-footnote" Warning "A mark leads to a footnote that is not there.";
    RepeatedFootnote "repeated-footnote" Warning "Two footnotes have one label; the second is not shown.";
    UnusedFootnote "unused-footnote" Warning "No mark leads to a footnote, which is not shown.";
    UnclosedComment "unclosed-comment" Warning "A comment begins and nothing ends it: what follows is not published.";
    TooManyQuotedWords "too-many-quoted-words" Warning "A note quotes more words than the configuration allows.";
    UnknownCode "unknown-code" Warning "What `accept` names is not a code.";
    MostlyQuoted "mostly-quoted" Hint "Most of a text stands inside quotation marks.";
    NoteWithoutSource "note-without-source" Hint "A note does not say where it comes from.";
    RepeatedUrl "repeated-url" Hint "Two notes have one URL.";
    EmptyNote "empty-note" Hint "A note says nothing.";
    UnusedAccept "unused-accept" Hint "A fault that is accepted does not occur.";
    CnameContradictsBaseUrl "cname-contradicts-base-url" Warning "The domain in `cname` is not that of `base_url`.";
    SkippedFile "skipped-file" Warning "A file was left out, because it leads out of the site or its name is not UTF-8.";
    EnglishInterface "english-interface" Hint "The interface has no words in the language of the site, and is in English.";
    NoBaseUrl "no-base-url" Hint "Without `base_url` there are no feeds, no sitemap, no canonical addresses and not all data files.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Self, UnknownCode> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name).ok_or(UnknownCode)
    }
}

/// The name is not that of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a diagnostic code")]
pub struct UnknownCode;
