//! A preview of a folder, in this process, and a browser as plain as can be.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use dossier::date::Day;
use dossier::preview::{self, Event, Server, Settings};
use dossier::workspace::{Asked, Workspace};
use tempfile::TempDir;
use tungstenite::protocol::WebSocketConfig;

use crate::story::Files;

/// How long anything may take until it counts as never.
pub(crate) const NEVER: Duration = Duration::from_secs(20);

/// What the preview reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reported {
    Updated,
    Failed(String),
    Polling(String),
}

/// A folder, and the preview of it.
pub(crate) struct Live {
    folder: TempDir,
    server: Server,
    /// Today; a test may let it become tomorrow.
    pub(crate) today: Arc<Mutex<Day>>,
    reports: Arc<Mutex<Vec<Reported>>>,
}

/// How a folder is served.
#[derive(Debug, Clone, Default)]
pub(crate) struct How {
    pub(crate) config: Option<PathBuf>,
    pub(crate) follow: bool,
    pub(crate) polling: bool,
    pub(crate) patience: Option<Duration>,
}

pub(crate) fn asked(config: Option<PathBuf>, today: &Arc<Mutex<Day>>) -> Asked {
    let today = Arc::clone(today);
    let today = Box::new(move |_: &jiff::tz::TimeZone| *today.lock().unwrap());
    Asked { config, base_url: None, drafts: true, future: true, strict: false, today }
}

impl Live {
    pub(crate) fn of(files: &Files) -> Self {
        Self::at(files.on_disk(), How::default())
    }

    pub(crate) fn at(folder: TempDir, how: How) -> Self {
        let today = Arc::new(Mutex::new(Day::new(2022, 6, 1).unwrap()));
        let workspace = Workspace::open(folder.path(), asked(how.config.clone(), &today)).unwrap();
        let reports = Arc::new(Mutex::new(Vec::new()));
        let (told, asked_day) = (Arc::clone(&reports), Arc::clone(&today));
        let settings = Settings {
            config: how.config,
            follow: how.follow,
            polling: how.polling,
            patience: how.patience.unwrap_or(preview::PATIENCE),
            today: Box::new(move |_| *asked_day.lock().unwrap()),
            report: Box::new(move |event| {
                let reported = match event {
                    Event::Began => return,
                    Event::Updated(..) => Reported::Updated,
                    Event::Failed(why) => Reported::Failed(why.to_owned()),
                    Event::Polling(why) => Reported::Polling(why.to_owned()),
                };
                told.lock().unwrap().push(reported);
            }),
        };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Server::start(listener, workspace, settings).unwrap();
        Self { folder, server, today, reports }
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.server.address()
    }

    pub(crate) fn reports(&self) -> Vec<Reported> {
        self.reports.lock().unwrap().clone()
    }

    /// Writes into a file, as an editor that opens it and cuts it off.
    pub(crate) fn write(&self, path: &str, text: &str) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn rename(&self, from: &str, to: &str) -> &Self {
        fs::rename(self.path(from), self.path(to)).unwrap();
        self
    }

    pub(crate) fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.path(path)).unwrap();
        self
    }

    pub(crate) fn get(&self, path: &str) -> Response {
        self.ask("GET", path, &[])
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Response {
        ask(self.address(), method, path, headers)
    }

    /// What was reported, when nothing has been for a while.
    pub(crate) fn settled(&self) -> Vec<Reported> {
        self.until("an update", || !self.reports().is_empty());
        loop {
            let before = self.reports();
            std::thread::sleep(Duration::from_millis(150));
            if self.reports() == before {
                return before;
            }
        }
    }

    /// Waits until the page at a path holds a text.
    pub(crate) fn shows(&self, path: &str, text: &str) -> &Self {
        self.until(&format!("{path} shows {text:?}"), || self.get(path).text().contains(text))
    }

    /// Waits until there is nothing at a path.
    pub(crate) fn lacks(&self, path: &str) -> &Self {
        self.until(&format!("{path} is gone"), || self.get(path).status == 404)
    }

    pub(crate) fn until(&self, what: &str, holds: impl Fn() -> bool) -> &Self {
        let start = Instant::now();
        while !holds() {
            assert!(start.elapsed() < NEVER, "never: {what}; {:?}", self.reports());
            std::thread::sleep(Duration::from_millis(3));
        }
        self
    }

    /// Opens the socket of a page, as the script does that is in it.
    pub(crate) fn open(&self, path: &str) -> Tab {
        self.open_as(path, &self.get(path))
    }

    /// Opens the socket of a page that the browser kept.
    pub(crate) fn open_as(&self, path: &str, page: &Response) -> Tab {
        let data = |name: &str| {
            page.text().split(&format!("data-{name}=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
        };
        let stream = TcpStream::connect(self.address()).unwrap();
        stream.set_read_timeout(Some(NEVER)).unwrap();
        let url = format!("ws://localhost:{}/.dossier/socket", self.address().port());
        let config = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
        let (mut socket, _) = tungstenite::client::client_with_config(url, stream, Some(config)).unwrap();
        let version: u64 = data("version").parse().unwrap();
        let said = serde_json::json!({ "path": path, "tag": data("tag"), "since": version });
        socket.send(said.to_string().into()).unwrap();
        Tab { socket }
    }
}

/// The socket of an open page.
pub(crate) struct Tab {
    pub(crate) socket: tungstenite::WebSocket<TcpStream>,
}

impl Tab {
    /// What the server says next.
    pub(crate) fn next(&mut self) -> serde_json::Value {
        loop {
            if let tungstenite::Message::Text(text) = self.socket.read().expect("the server says something") {
                return serde_json::from_str(&text).unwrap();
            }
        }
    }

    /// The first thing that the server says of which this holds.
    pub(crate) fn until(&mut self, holds: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        let start = Instant::now();
        loop {
            let told = self.next();
            if holds(&told) {
                return told;
            }
            assert!(start.elapsed() < NEVER, "never said; at last {told}");
        }
    }

    pub(crate) fn shows(&mut self, text: &str) -> serde_json::Value {
        self.until(|told| told["page"]["html"].as_str().is_some_and(|html| html.contains(text)))
    }
}

/// What a server answers.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Response {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The page as it is published: without the script of the preview.
    pub(crate) fn page(&self) -> String {
        let text = self.text();
        let Some((before, script)) = text.split_once("<script type=\"module\" src=\"/.dossier/preview.js\"") else {
            return text;
        };
        let (_, after) = script.split_once("</script>").expect("the script ends");
        format!("{before}{after}")
    }
}

/// Asks a server for one thing.
pub(crate) fn ask(server: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)]) -> Response {
    let mut stream = TcpStream::connect(server).unwrap();
    stream.set_read_timeout(Some(NEVER)).unwrap();
    let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    if !headers.iter().any(|(name, _)| *name == "Host") {
        request.push_str("Host: localhost\r\n");
    }
    request.extend(headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")));
    stream.write_all(format!("{request}\r\n").as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    Response { status, headers: headers.collect(), body: bytes[end + 4..].to_vec() }
}
