//! Classes of routes: what is asked for decides how often it may be.

use axum::http::Method;
use serde::{Deserialize, Serialize};

/// What a request is, as far as limits go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// A try to sign in.
    SignIn,
    /// Registering, resetting a password, taking up an invitation.
    Account,
    /// Any other form.
    Form,
    /// Files sent in.
    Upload,
    /// Lists and suggestions.
    Search,
    /// Any other page.
    Page,
    /// Labels: scanned or typed.
    Scan,
    /// The read API.
    Api,
    /// Whole tables.
    Export,
    /// The transparency log.
    Log,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::SignIn,
        Self::Account,
        Self::Form,
        Self::Upload,
        Self::Search,
        Self::Page,
        Self::Scan,
        Self::Api,
        Self::Export,
        Self::Log,
    ];

    /// Its name in the configuration and in the log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Account => "account",
            Self::Form => "form",
            Self::Upload => "upload",
            Self::Search => "search",
            Self::Page => "page",
            Self::Scan => "scan",
            Self::Api => "api",
            Self::Export => "export",
            Self::Log => "log",
        }
    }

    /// The class of a request by its method and the pattern of the route that it matched, or its path where it matched
    /// none. `None` where there is no limit: built files and health.
    #[must_use]
    pub fn of(method: &Method, path: &str) -> Option<Self> {
        let path = chinese(path);
        if UNLIMITED.iter().any(|at| lies_under(path, at)) {
            return None;
        }
        let table = if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) { READING } else { WRITING };
        let found = table.iter().find(|(at, _)| match at.strip_prefix('*') {
            Some(end) => path.ends_with(end),
            None => lies_under(path, at),
        });
        let otherwise = if table == READING { Self::Page } else { Self::Form };
        Some(found.map_or(otherwise, |(_, class)| *class))
    }
}

/// Files of the built site and health, which load balancers ask for all the time.
const UNLIMITED: &[&str] = &["/pkg", "/licences", "/favicon.svg", "/robots.txt", "/healthz", "/readyz"];

/// Requests that change something: the first line that fits. `*` stands for any beginning.
const WRITING: &[(&str, Class)] = &[
    ("/sign-in", Class::SignIn),
    ("/confirm-identity", Class::SignIn),
    ("/my/password", Class::SignIn),
    ("/register", Class::Account),
    ("/confirm", Class::Account),
    ("/forgot", Class::Account),
    ("/reset", Class::Account),
    ("/invitation", Class::Account),
    ("/my/claims/new", Class::Upload),
    ("/my/bases/new", Class::Upload),
    ("*/version", Class::Upload),
    ("*/import", Class::Upload),
    ("*/artwork", Class::Upload),
    ("*/papers", Class::Upload),
    ("*/file", Class::Upload),
    ("*/draw", Class::Upload),
    ("*/apply", Class::Upload),
];

/// Requests that only read.
const READING: &[(&str, Class)] = &[
    ("/reset", Class::Account),
    ("/invitation", Class::Account),
    ("*.csv", Class::Export),
    ("*.xlsx", Class::Export),
    ("*.geojson", Class::Export),
    ("*/extract.pdf", Class::Export),
    ("*/papers/{paper}", Class::Export),
    ("*/handovers/{id}/{paper}", Class::Export),
    ("/api/v1/suggest", Class::Search),
    ("/api", Class::Api),
    ("/log", Class::Log),
    ("/verify", Class::Scan),
    ("/{code}", Class::Scan),
    ("*/products", Class::Search),
    ("*/enterprises", Class::Search),
    ("*/announcements", Class::Search),
    ("*/authorisations", Class::Search),
    ("*/brands", Class::Search),
];

/// The pattern without its language.
fn chinese(path: &str) -> &str {
    path.strip_prefix("/en").filter(|rest| rest.is_empty() || rest.starts_with('/')).unwrap_or(path)
}

fn lies_under(path: &str, at: &str) -> bool {
    path.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_route_decides_the_class() {
        for (method, path, class) in [
            (Method::POST, "/sign-in", Some(Class::SignIn)),
            (Method::POST, "/en/sign-in", Some(Class::SignIn)),
            (Method::POST, "/sign-in/second-factor", Some(Class::SignIn)),
            (Method::GET, "/sign-in", Some(Class::Page)),
            (Method::POST, "/register", Some(Class::Account)),
            (Method::GET, "/en/invitation/{token}", Some(Class::Account)),
            (Method::POST, "/display", Some(Class::Form)),
            (Method::DELETE, "/products", Some(Class::Form)),
            (Method::TRACE, "/products", Some(Class::Form)),
            (Method::POST, "/my/claims/new", Some(Class::Upload)),
            (Method::POST, "/en/my/claims/{id}/file", Some(Class::Upload)),
            (Method::POST, "/forgot", Some(Class::Account)),
            (Method::POST, "/confirm/{token}", Some(Class::Account)),
            (Method::POST, "/confirm-identity", Some(Class::SignIn)),
            (Method::GET, "/products", Some(Class::Search)),
            (Method::HEAD, "/en/products", Some(Class::Search)),
            (Method::GET, "/products/{slug}", Some(Class::Page)),
            (Method::GET, "/", Some(Class::Page)),
            (Method::GET, "/en", Some(Class::Page)),
            (Method::GET, "/en/", Some(Class::Page)),
            (Method::GET, "/enterprises", Some(Class::Search)),
            (Method::GET, "/{code}", Some(Class::Scan)),
            (Method::GET, "/en/{code}", Some(Class::Scan)),
            (Method::GET, "/en/verify", Some(Class::Scan)),
            (Method::GET, "/api/v1/suggest", Some(Class::Search)),
            (Method::GET, "/api/v1/products", Some(Class::Api)),
            (Method::GET, "/api/openapi.json", Some(Class::Api)),
            (Method::GET, "/products.csv", Some(Class::Export)),
            (Method::GET, "/products.xlsx", Some(Class::Export)),
            (Method::GET, "/authorisations/{id}/extract.pdf", Some(Class::Export)),
            (Method::GET, "/en/my/applications/{id}/papers/{paper}", Some(Class::Export)),
            (Method::GET, "/desk/handovers/{id}/{paper}", Some(Class::Export)),
            (Method::GET, "/my/applications/{id}/papers", Some(Class::Page)),
            (Method::GET, "/log/tile/{level}", Some(Class::Log)),
            (Method::GET, "/logs", Some(Class::Page)),
            (Method::GET, "/nowhere/at/all", Some(Class::Page)),
            (Method::POST, "/nowhere", Some(Class::Form)),
            (Method::GET, "/pkg/main.css", None),
            (Method::GET, "/pkgs", Some(Class::Page)),
            (Method::GET, "/favicon.svg", None),
            (Method::GET, "/healthz", None),
            (Method::POST, "/readyz", None),
        ] {
            assert_eq!(Class::of(&method, path), class, "{method} {path}");
        }
    }
}
