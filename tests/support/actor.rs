//! People who use the server in tests: accounts made as an operator makes them, signed in as a browser does it.

use crate::app::get;
use crate::{Reply, TestApp};
use axum::body::Body;
use axum::http::{Method, header};
use daodi::people::{Part, Person, Role};
use daodi::ports::People;
use server::secrets::Secret;
use server::services::accounts::Client;

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The account's id.
    pub account: String,
    /// Its login name.
    pub login: String,
    /// Its password.
    pub password: String,
    /// The cookie that the browser sends.
    pub cookie: String,
    /// The secret of the second factor, where there is one.
    pub totp: Option<String>,
    /// Recovery codes that were not used.
    pub recovery: Vec<String>,
}

/// A form's key.
#[must_use]
pub fn key() -> String {
    crate::acting().request
}

/// Fields as a form sends them.
#[must_use]
pub fn form(fields: &[(&str, &str)]) -> String {
    let field = |(name, value): &(&str, &str)| format!("{name}={}", crate::app::component(value));
    fields.iter().map(field).collect::<Vec<_>>().join("&")
}

/// The browser of the tests.
#[must_use]
pub fn client() -> Client {
    Client { network: "203.0.113.0/24".to_owned(), agent: "Firefox/140 Linux".to_owned() }
}

impl TestApp {
    /// An account with a role, signed in to the end. Officers need an office.
    pub async fn actor(&self, login: &str, role: Role, office: &str) -> Actor {
        let accounts = &self.app.accounts;
        let person = Person { name: "测试员".to_owned(), mail: format!("{login}@example.cn"), phone: String::new() };
        // As for demonstration: the password need not be changed first.
        let made = accounts.create(login, person, role.code(), office, true, &crate::acting()).await.unwrap();
        self.signed_in(&made.0.login, made.1.expose()).await
    }

    /// Signs an account in; sets a second factor up where the role asks for one.
    pub async fn signed_in(&self, login: &str, password: &str) -> Actor {
        let accounts = &self.app.accounts;
        let secret = Secret::new(password);
        let cookie = accounts.sign_in(login, &secret, &client(), &crate::acting()).await.unwrap();
        let mut actor = Actor {
            account: cookie.account.id.clone(),
            login: login.to_owned(),
            password: password.to_owned(),
            cookie: cookie.token.text().expose().to_owned(),
            totp: None,
            recovery: Vec::new(),
        };
        if cookie.account.role.is_some_and(Role::needs_second_factor) {
            let who = accounts.recognise(&actor.cookie).await.unwrap().unwrap();
            let set_up = accounts.begin_second_factor(&who, None).await.unwrap();
            let code = totp(set_up.text.expose(), self.app.clock.micros());
            let (token, codes) =
                accounts.set_second_factor(&who, &set_up.sealed, &code, &crate::acting()).await.unwrap();
            actor.cookie = token.text().expose().to_owned();
            actor.totp = Some(set_up.text.expose().to_owned());
            actor.recovery = codes.iter().map(|code| code.expose().to_owned()).collect();
        }
        actor
    }

    /// A producer who owns an enterprise of the register.
    pub async fn owner(&self, login: &str, enterprise: &str) -> Actor {
        let actor = self.actor(login, Role::Producer, "").await;
        let store = &self.app.store;
        store.add_member(enterprise, &actor.account, Part::Owner, &[], &crate::act()).await.unwrap();
        actor
    }

    /// Asks for a page as somebody.
    pub async fn get_as(&self, actor: &Actor, path: &str) -> Reply {
        self.send(as_actor(get(path), actor).body(Body::empty()).unwrap()).await
    }

    /// Sends a form as somebody, with a key of its own.
    pub async fn post_as(&self, actor: &Actor, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.post_once(actor, path, &key(), fields).await
    }

    /// Sends a form as somebody under a key.
    pub async fn post_once(&self, actor: &Actor, path: &str, key: &str, fields: &[(&str, &str)]) -> Reply {
        let body = format!("{}&once={key}", form(fields));
        let request = as_actor(get(path), actor)
            .method(Method::POST)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends a form with a file as somebody, with a key of its own.
    pub async fn upload_as(
        &self,
        actor: &Actor,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Reply {
        self.upload_once(actor, path, &key(), fields, file).await
    }

    /// Sends a form with a file as somebody under a key.
    pub async fn upload_once(
        &self,
        actor: &Actor,
        path: &str,
        once: &str,
        fields: &[(&str, &str)],
        (name, media, bytes): (&str, &str, &[u8]),
    ) -> Reply {
        self.upload_under(actor, path, once, fields, ("licence", name, media, bytes)).await
    }

    /// Sends a form with a file under a name of its own (field, name, media type, bytes) as somebody under a key.
    pub async fn upload_under(
        &self,
        actor: &Actor,
        path: &str,
        once: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &str, &[u8]),
    ) -> Reply {
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("once", once)]).collect();
        let (kind, body) = multipart(&fields, Some(file));
        let request = as_actor(get(path), actor)
            .method(Method::POST)
            .header(header::CONTENT_TYPE, kind)
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }
}

/// A form with a file (field, name, media type, bytes) as a browser sends it: the content type and the body (RFC 7578).
#[must_use]
pub fn multipart(fields: &[(&str, &str)], file: Option<(&str, &str, &str, &[u8])>) -> (String, Vec<u8>) {
    const BOUNDARY: &str = "----daodi-test-boundary";
    let mut body = Vec::new();
    for (field, value) in fields {
        let part = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    if let Some((field, name, media, bytes)) = file {
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             content-type: {media}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

/// The code of an authenticator at an instant (µs since the epoch, UTC).
#[must_use]
pub fn totp(secret: &str, now: i64) -> String {
    let key = totp_rs::Secret::try_from_base32(secret).unwrap();
    let authenticator = totp_rs::Builder::new().with_secret(key).build_noncompliant();
    authenticator.generate(u64::try_from(now / 1_000_000).unwrap()).to_string()
}

fn as_actor(request: axum::http::request::Builder, actor: &Actor) -> axum::http::request::Builder {
    request.header(header::COOKIE, format!("__Host-daodi={}", actor.cookie))
}
