//! A tile server on this machine that answers as it is told, and counts.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// A request as it came in, headers in small letters.
#[derive(Clone, Debug)]
pub struct Asked {
    pub path: String,
    pub text: String,
}

impl Asked {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.text
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// What the server does.
pub enum Reply {
    /// Sends these bytes and closes.
    Whole(Vec<u8>),
    /// Sends the head, then the same bytes again and again.
    Endless(Vec<u8>),
    /// Says nothing until the other side goes away.
    Silence,
}

/// A whole answer with its length.
pub fn reply(status: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
    let mut bytes = head(status, headers, body.len());
    bytes.extend_from_slice(body);
    Reply::Whole(bytes)
}

pub fn head(status: &str, headers: &[(&str, &str)], length: usize) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    (head + "\r\n").into_bytes()
}

type Answer = dyn Fn(&Asked) -> Reply + Send + Sync;

struct Inner {
    answer: Box<Answer>,
    asked: Mutex<Vec<Asked>>,
    inside: AtomicUsize,
    most_inside: AtomicUsize,
    over: AtomicBool,
}

pub struct Server {
    address: SocketAddr,
    inner: Arc<Inner>,
}

impl Server {
    pub fn start(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let inner = Arc::new(Inner {
            answer: Box::new(answer),
            asked: Mutex::default(),
            inside: AtomicUsize::new(0),
            most_inside: AtomicUsize::new(0),
            over: AtomicBool::new(false),
        });
        let accepting = inner.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if accepting.over.load(Ordering::SeqCst) {
                    return;
                }
                let serving = accepting.clone();
                std::thread::spawn(move || serving.serve(stream));
            }
        });
        Self { address, inner }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of its tiles, as a person would type it.
    pub fn template(&self) -> String {
        format!("http://{}/{{z}}/{{x}}/{{y}}", self.address)
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.inner.asked.lock().expect("a list").clone()
    }

    /// Requests that it has not answered yet.
    pub fn inside(&self) -> usize {
        self.inner.inside.load(Ordering::SeqCst)
    }

    /// Most requests that were inside at a time.
    pub fn most_at_once(&self) -> usize {
        self.inner.most_inside.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.inner.over.store(true, Ordering::SeqCst);
        // Wakes the accepting thread.
        drop(TcpStream::connect(self.address));
    }
}

impl Inner {
    fn serve(&self, mut stream: TcpStream) {
        let Some(asked) = read(&mut stream) else { return };
        let inside = self.inside.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_inside.fetch_max(inside, Ordering::SeqCst);
        self.asked.lock().expect("a list").push(asked.clone());
        let reply = (self.answer)(&asked);
        // Before the last byte, so that the next request of the same hand is not counted beside this one.
        if !matches!(reply, Reply::Silence) {
            self.inside.fetch_sub(1, Ordering::SeqCst);
        }
        match reply {
            Reply::Whole(bytes) => drop(stream.write_all(&bytes)),
            Reply::Endless(bytes) => while stream.write_all(&bytes).is_ok() {},
            Reply::Silence => {
                drop(stream.read(&mut [0; 16]));
                self.inside.fetch_sub(1, Ordering::SeqCst);
            }
        }
        drop(stream.shutdown(Shutdown::Write));
    }
}

fn read(stream: &mut TcpStream) -> Option<Asked> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 1024];
    while !bytes.ends_with(b"\r\n\r\n") {
        match stream.read(&mut buffer) {
            Ok(count) if count > 0 => bytes.extend_from_slice(&buffer[..count]),
            _ => return None,
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    let path = text.split(' ').nth(1)?.to_owned();
    let text = text.to_lowercase();
    Some(Asked { path, text })
}
