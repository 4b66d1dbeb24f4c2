//! The command line, as typed.

mod import;

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

pub use import::Import;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// From a folder of Markdown notes to a cross-linked briefing site, by person, country and date.
#[derive(Debug, Parser)]
#[command(name = "dossier", version, styles = STYLES, propagate_version = true, max_term_width = 100)]
pub struct Cli {
    /// What is to be done.
    #[command(subcommand)]
    pub command: Command,
    /// What every command takes.
    #[command(flatten)]
    pub global: Global,
}

/// Options that every command takes.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// The folder of the site
    #[arg(short, long, global = true, value_name = "DIR", default_value = ".", env = "DOSSIER_ROOT", value_hint = ValueHint::DirPath)]
    pub root: PathBuf,
    /// The configuration, in place of dossier.yaml in the folder of the site
    #[arg(short, long, global = true, value_name = "FILE", env = "DOSSIER_CONFIG", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
    /// How many threads to use; all cores if not said
    #[arg(short, long, global = true, value_name = "N", env = "DOSSIER_JOBS")]
    pub jobs: Option<usize>,
    /// How faults are printed
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human", env = "DOSSIER_FORMAT")]
    pub format: Format,
    /// Print faults and nothing else
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Print hints as well, and what is accepted
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

/// How faults are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the source line and a marker under it
    Human,
    /// A JSON object a line
    Json,
    /// As annotations of GitHub Actions
    Github,
}

/// Options that decide what the site holds.
#[derive(Debug, Clone, Args)]
pub struct Shown {
    /// Show drafts
    #[arg(long, env = "DOSSIER_DRAFTS")]
    pub drafts: bool,
    /// Show what is not to be published yet
    #[arg(long, env = "DOSSIER_FUTURE")]
    pub future: bool,
    /// The address of the published site, in place of that in the configuration
    #[arg(short = 'u', long, value_name = "URL", env = "DOSSIER_BASE_URL", value_hint = ValueHint::Url)]
    pub base_url: Option<String>,
    /// Take warnings for errors
    #[arg(long, env = "DOSSIER_STRICT")]
    pub strict: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the site
    Build(Build),
    /// Preview the site in a browser
    Serve(Serve),
    /// Look for faults, without writing anything
    Check(Check),
    /// Say what is worth an edit: names that may be one, missing profiles and countries, events that may be one
    Suggest(Suggest),
    /// Say how a page is made, or what a diagnostic means
    Explain(Explain),
    /// Begin a note, a profile or an event: a file with the keys that most have
    New(New),
    /// Make drafts of saved web pages, bibliographies, feeds, tables and other people's sites
    Import(Import),
    /// Begin a site, or add to one what it lacks
    Init(Init),
    /// Take `draft` out of files, and write the day on which they enter the dossier
    Publish(Publish),
    /// Write down when files entered the dossier, where they do not say it
    Date(Dates),
    /// Build the site and push it to a branch of a git remote
    Deploy(Deploy),
    /// Print the JSON Schema of a front matter or of dossier.yaml, for editors
    Schema(Schema),
    /// Print a script that completes commands in a shell
    Completions(Completions),
}

/// `build`
#[derive(Debug, Args)]
pub struct Build {
    /// Where to write it, in place of `output_dir` in the configuration
    #[arg(short, long, value_name = "DIR", env = "DOSSIER_OUTPUT_DIR", value_hint = ValueHint::DirPath)]
    pub output_dir: Option<PathBuf>,
    /// Write `index.html` into links, so that the site can be read from a disk, without a server
    #[arg(long, env = "DOSSIER_PORTABLE")]
    pub portable: bool,
    /// What it holds.
    #[command(flatten)]
    pub shown: Shown,
}

/// `serve`
#[derive(Debug, Args)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line, and means nothing for the others"
)]
pub struct Serve {
    /// The port to listen on; the next free one from 3030 if not said
    #[arg(short, long, value_name = "PORT", env = "DOSSIER_PORT")]
    pub port: Option<u16>,
    /// The address to listen on
    #[arg(short, long, value_name = "ADDRESS", default_value = "127.0.0.1", env = "DOSSIER_INTERFACE")]
    pub interface: std::net::IpAddr,
    /// Open the site in the browser
    #[arg(short = 'O', long)]
    pub open: bool,
    /// Let open pages go to the page of the file that was saved
    #[arg(long)]
    pub navigate_to_changed: bool,
    /// Look for changes once a second, where the system does not tell of them
    #[arg(long)]
    pub poll: bool,
    /// Show the site as it would be published: without drafts and without what is not to be published yet
    #[arg(long)]
    pub as_published: bool,
}

/// `check`
#[derive(Debug, Args)]
pub struct Check {
    /// What is looked at.
    #[command(flatten)]
    pub shown: Shown,
}

/// `suggest`
#[derive(Debug, Args)]
pub struct Suggest {
    /// What is looked at.
    #[command(flatten)]
    pub shown: Shown,
    /// Write suggestions into the files: asks for each
    #[arg(short, long)]
    pub write: bool,
    /// Ask for nothing, and write what can be done in one way only
    #[arg(short, long, requires = "write")]
    pub yes: bool,
}

/// `explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// The address of a page, such as /people/some-name/, or the code of a diagnostic; without one, all codes are listed
    #[arg(value_name = "ROUTE|CODE")]
    pub subject: Option<String>,
    /// What the site holds.
    #[command(flatten)]
    pub shown: Shown,
}

/// `new`
#[derive(Debug, Args)]
pub struct New {
    /// What is begun.
    #[command(subcommand)]
    pub entry: NewEntry,
    /// Open the file in the editor that `VISUAL` or `EDITOR` names
    #[arg(short, long, global = true)]
    pub edit: bool,
}

/// What `new` begins.
#[derive(Debug, Subcommand)]
pub enum NewEntry {
    /// A note about one article
    Note(NewNote),
    /// The profile of a person
    Person(NewNamed),
    /// The profile of a country
    Country(NewNamed),
    /// The profile of an organisation
    Organisation(NewNamed),
    /// An event in a file of its own
    Event(NewDated),
}

/// Something with a title.
#[derive(Debug, Args)]
pub struct NewNamed {
    /// Its title or name
    pub title: String,
    /// The language of its text, where it is not the site's: a BCP 47 tag such as `lt`
    #[arg(long, visible_alias = "language", value_name = "TAG")]
    pub lang: Option<String>,
    /// The name of its file, which its address is made from, in place of the first words of the title
    #[arg(long, value_name = "NAME")]
    pub slug: Option<String>,
}

/// Something with a title and a date.
#[derive(Debug, Args)]
pub struct NewDated {
    /// Its title and language.
    #[command(flatten)]
    pub named: NewNamed,
    /// When it was published or happened, as precise as is known: `2022-04-12`, `2022-04`; today if not said
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

/// A note.
#[derive(Debug, Args)]
pub struct NewNote {
    /// Its title, language and date.
    #[command(flatten)]
    pub dated: NewDated,
    /// The address of the article; what tracks readers is taken out of it
    #[arg(long, value_name = "ADDRESS", value_hint = ValueHint::Url)]
    pub url: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Whom it is about: names with commas between them, or the option again for each
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub people: Vec<String>,
}

/// `init`
#[derive(Debug, Args)]
pub struct Init {
    /// The folder of the site, in place of `--root`; it is made if there is none
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,
    /// The title of the dossier; asked for on a terminal
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The language of the site: a BCP 47 tag such as `lt`; asked for on a terminal
    #[arg(long, visible_alias = "lang", value_name = "TAG")]
    pub language: Option<String>,
    /// The address of the published site; asked for on a terminal
    #[arg(short = 'u', long, value_name = "URL", value_hint = ValueHint::Url)]
    pub base_url: Option<String>,
    /// Write what Obsidian takes: types of properties, and a template of its Web Clipper
    #[arg(long)]
    pub obsidian: bool,
    /// Write a workflow that publishes the site with GitHub Pages
    #[arg(long)]
    pub github_pages: bool,
    /// The action that installs dossier in that workflow: the repository that dossier came from, and a tag or commit
    #[arg(long, value_name = "OWNER/REPOSITORY@REVISION", requires = "github_pages")]
    pub action: Option<String>,
}

/// `publish`
#[derive(Debug, Args)]
pub struct Publish {
    /// The drafts: notes, profiles, events or pages
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
}

/// `date`
#[derive(Debug, Args)]
pub struct Dates {
    /// Take the day from the history of the repository: that on which a file came into it and was no draft
    #[arg(long, required = true)]
    pub from_git: bool,
    /// Write it into the files, rather than say what would be written
    #[arg(long)]
    pub write: bool,
}

/// `deploy`
#[derive(Debug, Args)]
pub struct Deploy {
    /// The branch that is published
    #[arg(short, long, value_name = "NAME", default_value = "gh-pages", env = "DOSSIER_DEPLOY_BRANCH")]
    pub branch: String,
    /// The remote: its name, or its address
    #[arg(long, value_name = "NAME|ADDRESS", default_value = "origin", env = "DOSSIER_DEPLOY_REMOTE")]
    pub remote: String,
    /// The message of the commit
    #[arg(short, long, value_name = "TEXT")]
    pub message: Option<String>,
    /// Build, and say what would be pushed
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Let the site take the place of what the branch holds, even where `deploy` did not put it there
    #[arg(long)]
    pub replace: bool,
    /// Where to build it, in place of `output_dir` in the configuration
    #[arg(short, long, value_name = "DIR", env = "DOSSIER_OUTPUT_DIR", value_hint = ValueHint::DirPath)]
    pub output_dir: Option<PathBuf>,
    /// The address of the published site, in place of that in the configuration
    #[arg(short = 'u', long, value_name = "URL", env = "DOSSIER_BASE_URL", value_hint = ValueHint::Url)]
    pub base_url: Option<String>,
    /// Take warnings for errors
    #[arg(long, env = "DOSSIER_STRICT")]
    pub strict: bool,
}

/// `schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// Of what
    #[arg(value_name = "KIND")]
    pub kind: SchemaKind,
}

/// What there are schemas of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each is a kind of file")]
pub enum SchemaKind {
    Note,
    Person,
    Country,
    Organisation,
    Tag,
    Event,
    Page,
    /// content/index.md
    Home,
    /// dossier.yaml
    Config,
}

/// `completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
