//! The program: parses the command line and hands it to the library.

use std::process::ExitCode;

use clap::Parser;
use dossier::cli::Cli;

fn main() -> ExitCode {
    dossier::command::run(&Cli::parse())
}
