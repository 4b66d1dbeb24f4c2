//! `dossier serve`: the site on this machine, each page made when a browser asks for it, and again when a file was saved.

use std::io::Write;
use std::mem::ManuallyDrop;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
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
        summary::print(site, "ready", start.elapsed());
    }
    let (listener, address) = listen(serve.interface, serve.port)?;
    let (here, elsewhere) = reached_at(address);
    let url = |address: SocketAddr| format!("http://{address}{}", preview::base_path(site));
    let (url, elsewhere) = (url(here), elsewhere.map(url));
    let settings = Settings {
        config: global.config.clone(),
        follow: serve.navigate_to_changed,
        polling: serve.poll,
        patience: preview::PATIENCE,
        today: super::today()?,
        report: updates::printer(global, site),
    };
    let failed = |cause| Error::Server { action: "serve".to_owned(), cause };
    let server = Server::start(listener, ManuallyDrop::into_inner(workspace), settings).map_err(failed)?;
    if !global.quiet {
        let elsewhere = elsewhere.map(|url| format!(" and {url}")).unwrap_or_default();
        let _ = writeln!(anstream::stderr(), "\nserving {url}{elsewhere} — stop with Ctrl-C");
    }
    if serve.open
        && let Err(cause) = open::that_detached(&url)
    {
        report::error(&format!("no browser can be opened ({cause}): open {url} yourself"));
    }
    server.wait().map_err(failed)?;
    Ok(ExitCode::SUCCESS)
}

/// Under which address a browser on this machine reaches a server, and one on another machine of the network, if that is another.
fn reached_at(listening: SocketAddr) -> (SocketAddr, Option<SocketAddr>) {
    let port = listening.port();
    // Nothing is sent to these addresses, which nobody has (RFC 5737, RFC 3849): the system says by which of its own it would send it.
    let (here, any, far): (IpAddr, IpAddr, IpAddr) = match listening.ip() {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => {
            (Ipv4Addr::LOCALHOST.into(), Ipv4Addr::UNSPECIFIED.into(), Ipv4Addr::new(192, 0, 2, 1).into())
        }
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => {
            let far = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1);
            (Ipv6Addr::LOCALHOST.into(), Ipv6Addr::UNSPECIFIED.into(), far.into())
        }
        _ => return (listening, None),
    };
    let own =
        UdpSocket::bind((any, 0)).and_then(|socket| socket.connect((far, port)).and_then(|()| socket.local_addr()));
    let own = own.ok().map(|own| own.ip()).filter(|own| !own.is_loopback() && !own.is_unspecified());
    (SocketAddr::new(here, port), own.map(|own| SocketAddr::new(own, port)))
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
