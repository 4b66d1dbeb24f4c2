//! `dossier completions`: a script for a shell.

use std::process::ExitCode;

use clap::CommandFactory;

use crate::cli::{Cli, Completions};

pub(super) fn run(completions: &Completions) -> ExitCode {
    clap_complete::generate(completions.shell, &mut Cli::command(), "dossier", &mut anstream::stdout());
    ExitCode::SUCCESS
}
