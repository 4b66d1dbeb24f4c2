//! `dossier serve`: the site on this machine, each page made when a browser asks for it, and again when a file was saved.

use std::io::Write;
use std::mem::ManuallyDrop;
use std::net::{IpAddr, SocketAddr};
use std::process::ExitCode;
use std::time::Instant;

use super::{Error, report, shown_diagnostics, summary, updates};
use crate::cli::{Global, Serve, Shown};
use crate::preview::{self, Server, Settings};

/// The port that is tried first.
const FIRST_PORT: u16 = 3030;
/// How many ports are tried.
const PORTS: u16 = 50;

pub(super) fn run(global: &Global, serve: &Serve) -> Result<ExitCode, Error> {
    let start = Instant::now();
    let held_back = !serve.as_published;
    let shown = Shown { drafts: held_back, future: held_back, base_url: None, strict: false };
    let workspace = super::open(global, &shown)?;
    let site = workspace.site();
    report::diagnostics(global, site, &shown_diagnostics(site, global.verbose));
    if !global.quiet {
        summary::print(site, site.routes().len(), "ready", start.elapsed());
    }
    let (listener, address) = listen(serve.interface, serve.port)?;
    let url = format!("http://{address}{}", preview::base_path(site));
    let settings = Settings {
        config: global.config.clone(),
        follow: serve.navigate_to_changed,
        polling: serve.poll,
        today: super::today()?,
        report: updates::printer(global, site),
    };
    let failed = |cause| Error::Server { action: "serve".to_owned(), cause };
    let server = Server::start(listener, ManuallyDrop::into_inner(workspace), settings).map_err(failed)?;
    if !global.quiet {
        let _ = writeln!(anstream::stderr(), "\nserving {url} — stop with Ctrl-C");
    }
    if serve.open
        && let Err(cause) = open::that_detached(&url)
    {
        report::error(&format!("no browser can be opened ({cause}): open {url} yourself"));
    }
    server.wait().map_err(failed)?;
    Ok(ExitCode::SUCCESS)
}

/// The port that was asked for; else the first that is free.
fn listen(interface: IpAddr, port: Option<u16>) -> Result<(std::net::TcpListener, SocketAddr), Error> {
    let ports = match port {
        Some(port) => port..=port,
        None => FIRST_PORT..=FIRST_PORT + PORTS,
    };
    let mut last = None;
    for port in ports {
        let address = SocketAddr::new(interface, port);
        match std::net::TcpListener::bind(address).and_then(|listener| Ok((listener.local_addr()?, listener))) {
            Ok((address, listener)) => return Ok((listener, address)),
            Err(cause) => last = Some((address, cause)),
        }
    }
    let (address, cause) =
        last.unwrap_or_else(|| (SocketAddr::new(interface, FIRST_PORT), std::io::ErrorKind::AddrInUse.into()));
    Err(Error::Server { action: format!("listen on {address}"), cause })
}
