//! One client's connection: forms as a browser sends them, and nothing sent again without being asked to.

use std::time::Duration;
use ureq::Agent;
use ureq::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};

/// Longest answer that is read, bytes.
const MOST: u64 = 8 * 1024 * 1024;

/// A client.
pub struct Wire {
    agent: Agent,
    base: String,
    /// The session's cookie value; empty for a visitor.
    pub cookie: String,
}

/// What the server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where it leads; empty where it leads nowhere.
    pub location: String,
    /// The new session cookie's value; empty where there was none.
    pub cookie: String,
    /// The body.
    pub body: Vec<u8>,
}

/// The connection broke off, or there was none: nobody knows whether the request was carried out.
#[derive(Clone, Debug)]
pub struct Broken(pub String);

impl Wire {
    /// A client of the server on this port of this machine.
    #[must_use]
    pub fn new(port: u16, cookie: &str) -> Self {
        let config = Agent::config_builder()
            .timeout_connect(Some(Duration::from_secs(5)))
            .timeout_global(Some(Duration::from_secs(60)))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .max_idle_connections_per_host(1)
            .user_agent("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
            .build();
        Self { agent: config.into(), base: format!("http://127.0.0.1:{port}"), cookie: cookie.to_owned() }
    }

    /// Another browser at the same connection's server, with no cookie.
    #[must_use]
    pub fn another(&self) -> Self {
        Self { agent: self.agent.clone(), base: self.base.clone(), cookie: String::new() }
    }

    /// Asks for a page.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn get(&self, path: &str) -> Result<Answer, Broken> {
        let request = self.agent.get(format!("{}{path}", self.base)).header(COOKIE, self.cookies());
        read(request.call())
    }

    /// Sends a form.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn post(&self, path: &str, kind: &str, body: &[u8]) -> Result<Answer, Broken> {
        let request = self.agent.post(format!("{}{path}", self.base)).header(COOKIE, self.cookies());
        read(request.header(CONTENT_TYPE, kind).header("sec-fetch-site", "same-origin").send(body))
    }

    /// Sends a form of fields alone.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Broken> {
        self.post(path, "application/x-www-form-urlencoded", crate::actor::form(fields).as_bytes())
    }

    fn cookies(&self) -> String {
        format!("__Host-daodi={}", self.cookie)
    }
}

fn read(sent: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Answer, Broken> {
    let broken = |error: ureq::Error| Broken(error.to_string());
    let mut response = sent.map_err(broken)?;
    let text = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let cookie = text(SET_COOKIE).split(';').next().and_then(|pair| pair.strip_prefix("__Host-daodi="));
    let (location, cookie) = (text(LOCATION).to_owned(), cookie.unwrap_or_default().to_owned());
    let status = response.status().as_u16();
    // An answer that breaks off is none.
    let body = response.body_mut().with_config().limit(MOST).read_to_vec().map_err(broken)?;
    Ok(Answer { status, location, cookie, body })
}
