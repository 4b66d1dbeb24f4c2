//! `dossier suggest --write`: puts suggestions into the files, one after the other, and touches nothing else in them.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use super::{Error, report, target};
use crate::cli::Global;
use crate::command::summary::counted;
use crate::content::{Source, stamp};
use crate::files;
use crate::scaffold::Draft;
use crate::suggest::{Paste, Suggestion};

/// Applies what is chosen.
pub(super) fn run(global: &Global, root: &Path, all: &[Suggestion], yes: bool) -> Result<ExitCode, Error> {
    if !yes && !std::io::stdin().is_terminal() {
        let message = "`--write` asks for each suggestion on a terminal, and there is none: `--yes` writes what can be done in one way only";
        return Err(Error::Asked(message.to_owned()));
    }
    let (mut written, mut left) = (0, 0);
    for suggestion in all {
        let chosen = match suggestion.pastes.as_slice() {
            [] => None,
            [only] if yes => Some(only),
            _ if yes => None,
            pastes => match ask(suggestion, pastes) {
                Answer::Paste(at) => pastes.get(at),
                Answer::No => None,
                Answer::Stop => break,
            },
        };
        let Some(paste) = chosen else {
            left += 1;
            continue;
        };
        match apply(root, paste) {
            Ok(true) => {
                written += 1;
                report::print_lines(std::iter::once(format!("{}: {}", paste.path, first_line(paste))));
            }
            Ok(false) => left += 1,
            Err(why) => {
                left += 1;
                report::warning(&format!("{} {why}", paste.path), global.format);
            }
        }
    }
    if !global.quiet {
        let left = if left > 0 {
            format!(", {} left for you", counted(left, "suggestion", "suggestions"))
        } else {
            String::new()
        };
        let _ = writeln!(anstream::stderr(), "{} written{left}", counted(written, "suggestion", "suggestions"));
    }
    Ok(ExitCode::SUCCESS)
}

/// What somebody said.
enum Answer {
    Paste(usize),
    No,
    Stop,
}

/// Asks on the terminal.
fn ask(suggestion: &Suggestion, pastes: &[Paste]) -> Answer {
    let mut err = anstream::stderr().lock();
    let _ = writeln!(err, "{}", suggestion.message);
    for (number, paste) in pastes.iter().enumerate() {
        let _ = writeln!(err, "  {}: {}: {}", number + 1, target(paste), first_line(paste));
    }
    let keys = if pastes.len() == 1 { "y".to_owned() } else { format!("1 to {}", pastes.len()) };
    let _ = write!(err, "{keys}; n: leave it; q: stop? ");
    let _ = err.flush();
    let mut line = String::new();
    match std::io::stdin().lock().read_line(&mut line) {
        Ok(0) | Err(_) => return Answer::Stop,
        Ok(_) => {}
    }
    match line.trim() {
        "q" => Answer::Stop,
        "y" if pastes.len() == 1 => Answer::Paste(0),
        number => match number.parse::<usize>() {
            Ok(number) if (1..=pastes.len()).contains(&number) => Answer::Paste(number - 1),
            _ => Answer::No,
        },
    }
}

/// Writes a piece into its file; false, and nothing is touched, where it cannot be put there by a program.
fn apply(root: &Path, paste: &Paste) -> Result<bool, String> {
    let refused = |error: files::Error| format!("is left as it is: {error}");
    if paste.is_new {
        let draft = Draft { path: paste.path.clone(), text: paste.text.clone() };
        return draft.place(root).map_err(refused);
    }
    let Some((key, names)) = list(paste) else { return Err("is left as it is: change it by hand".to_owned()) };
    let file = root.join(&paste.path);
    let bytes = files::read(&file).map_err(refused)?;
    let text = String::from_utf8(bytes).map_err(|_| "is not written in UTF-8".to_owned())?;
    let source = Source { path: paste.path.as_str().into(), text: text.as_str().into() };
    let now = stamp::extend(&source, &key, &names).map_err(|why| why.to_string())?;
    if now == text {
        return Ok(false);
    }
    files::replace(&file, now.as_bytes()).map_err(refused)?;
    Ok(true)
}

/// The key and the names of a piece that is one list.
fn list(paste: &Paste) -> Option<(String, Vec<String>)> {
    let lists: std::collections::BTreeMap<String, Vec<String>> = serde_yaml::from_str(&paste.text).ok()?;
    let mut lists = lists.into_iter();
    lists.next().filter(|_| lists.next().is_none())
}

fn first_line(paste: &Paste) -> &str {
    paste.text.lines().find(|line| *line != "---").unwrap_or_default()
}
