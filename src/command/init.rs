//! `dossier init`: a new site, or what an existing one lacks; says what was written and what was left.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use super::{Error, today};
use crate::cli::{Global, Init};
use crate::config::{self, Config};
use crate::files;
use crate::scaffold::{self, Action, Answers, Fate, Step};

pub(super) fn run(global: &Global, init: &Init) -> Result<ExitCode, Error> {
    let root = init.dir.as_ref().unwrap_or(&global.root);
    let action = init.action.as_deref().map(Action::new).transpose()?.or_else(Action::own);
    let placeholder = Action::placeholder();
    let pages = init.github_pages.then(|| action.as_ref().unwrap_or(&placeholder));
    let answers = answers(root, init)?;
    let today = today()?(&Config::default().timezone);
    let steps = scaffold::Init { root, pages, answers: &answers, obsidian: init.obsidian, today }.run()?;
    if global.quiet {
        return Ok(ExitCode::SUCCESS);
    }
    let mut err = anstream::stderr().lock();
    for Step { path, fate } in &steps {
        let path = shown(path);
        let _ = match fate {
            Fate::Written => writeln!(err, "wrote {path}"),
            Fate::Left(missing) if missing.is_empty() => writeln!(err, "left {path}, which is there already"),
            Fate::Left(missing) => {
                let lines = missing.join("\n    ");
                writeln!(err, "left {path}, which is there already; add to it:\n    {lines}")
            }
        };
    }
    if pages == Some(&placeholder) && steps.last().is_some_and(|step| step.fate == Fate::Written) {
        let _ = writeln!(
            err,
            "in the workflow, replace `{}` by the repository that dossier came from and a tag or commit of it; \
             `--action OWNER/REPOSITORY@REVISION` does so at once",
            placeholder.as_str()
        );
    }
    let _ = writeln!(err, "next: `dossier serve` shows the site, `dossier new note \"Title\"` begins a note");
    Ok(ExitCode::SUCCESS)
}

/// What was said on the command line, and on a terminal what is asked for.
fn answers(root: &Path, init: &Init) -> Result<Answers, Error> {
    let mut answers =
        Answers { title: init.title.clone(), language: init.language.clone(), base_url: init.base_url.clone() };
    if let Some(fault) = answers.fault() {
        return Err(Error::Asked(fault));
    }
    let terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if terminal && files::kind(&root.join(config::FILE))?.is_none() {
        let folder = files::canonical(root).unwrap_or_else(|_| root.to_owned());
        ask(&mut answers, &scaffold::title(&folder), &mut std::io::stdin().lock(), &mut anstream::stderr().lock());
    }
    Ok(answers)
}

/// Asks for what is not said yet. An empty line takes what stands in brackets; at the end of the input, all the rest is.
fn ask(answers: &mut Answers, folder: &str, input: &mut impl BufRead, output: &mut impl Write) {
    type Field = fn(&mut Answers) -> &mut Option<String>;
    let questions: [(&str, &str, Field); 3] = [
        ("Title", folder, |answers| &mut answers.title),
        ("Language", "en", |answers| &mut answers.language),
        ("Address of the published site, if there will be one", "none yet", |answers| &mut answers.base_url),
    ];
    for (question, default, field) in questions {
        while field(answers).is_none() {
            let _ = write!(output, "{question} [{default}]: ");
            let _ = output.flush();
            let mut line = String::new();
            if matches!(input.read_line(&mut line), Ok(0) | Err(_)) {
                return;
            }
            let line = line.trim();
            if line.is_empty() {
                break;
            }
            *field(answers) = Some(line.to_owned());
            if let Some(fault) = answers.fault() {
                *field(answers) = None;
                let _ = writeln!(output, "  {fault}");
            }
        }
    }
}

/// A path without the folder that the user is in.
fn shown(path: &Path) -> std::path::Display<'_> {
    path.strip_prefix(".").unwrap_or(path).display()
}

#[cfg(test)]
mod tests {
    use super::{Answers, ask};

    fn answered(given: Answers, typed: &str) -> (Answers, String) {
        let (mut answers, mut said) = (given, Vec::new());
        ask(&mut answers, "Night ferry", &mut typed.as_bytes(), &mut said);
        (answers, String::from_utf8(said).unwrap())
    }

    #[test]
    fn an_answer_is_taken_and_an_empty_line_takes_what_is_offered() {
        let (answers, said) = answered(Answers::default(), "Ferries: all of them\n\nhttps://example.org/ferry\n");
        assert_eq!(answers.title.as_deref(), Some("Ferries: all of them"));
        assert_eq!((answers.language, answers.base_url.as_deref()), (None, Some("https://example.org/ferry")));
        assert!(said.contains("Title [Night ferry]: ") && said.contains("Language [en]: "), "{said}");
    }

    #[test]
    fn a_wrong_answer_is_asked_for_again_and_what_was_said_is_not() {
        let given = Answers { title: Some("A".to_owned()), ..Answers::default() };
        let (answers, said) = answered(given, "no language\nlt\nexample\n");
        assert_eq!((answers.language.as_deref(), answers.base_url), (Some("lt"), None));
        assert!(!said.contains("Title") && said.matches("Language").count() == 2, "{said}");
        assert!(
            said.contains("`no language` is not a language") && said.contains("is not the address of a site"),
            "{said}"
        );
    }
}
