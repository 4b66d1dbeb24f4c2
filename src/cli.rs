//! The command line, as typed.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

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
    /// Print a script that completes commands in a shell
    Completions(Completions),
}

/// `build`
#[derive(Debug, Args)]
pub struct Build {
    /// Where to write it, in place of `output_dir` in the configuration
    #[arg(short, long, value_name = "DIR", env = "DOSSIER_OUTPUT_DIR", value_hint = ValueHint::DirPath)]
    pub output_dir: Option<PathBuf>,
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
