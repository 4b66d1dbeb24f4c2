//! `dossier completions`: a script for a shell.

use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;

use crate::cli::{Cli, Completions};

pub(super) fn run(completions: &Completions) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Cli::command(), "dossier", &mut script);
    // Whoever has read enough of it closes the pipe, which is no fault.
    let _ = anstream::stdout().write_all(&script);
    ExitCode::SUCCESS
}
