//! The built site: `site.json` names its files; `/pkg` holds hashed ones, the rest is copied from `public`.

use axum::Router;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use tower::ServiceBuilder;
use tower_http::services::fs::ServeFileSystemResponseBody;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// The site's folder and what `site.json` says of it.
#[derive(Clone, Debug)]
pub struct SiteFiles {
    root: PathBuf,
    /// Address of the style sheet.
    pub css: String,
    /// Name of the browser's program under `/pkg`, where it was built.
    pub client: Option<String>,
}

#[derive(Deserialize)]
struct Manifest {
    css: String,
    client: Option<String>,
}

/// Why the site cannot be served.
#[derive(Debug, thiserror::Error)]
#[error("the built site is not in {path}: {reason}. Build it with `cargo xtask build`, or name its folder with --site")]
pub struct SiteError {
    path: PathBuf,
    reason: String,
}

impl SiteFiles {
    /// Reads the site's folder.
    ///
    /// # Errors
    /// [`SiteError`] where `site.json` is missing or broken.
    pub fn open(root: &Path) -> Result<Self, SiteError> {
        let fail = |reason: String| SiteError { path: root.to_owned(), reason };
        let text = std::fs::read_to_string(root.join("site.json")).map_err(|e| fail(e.to_string()))?;
        let manifest: Manifest = serde_json::from_str(&text).map_err(|e| fail(e.to_string()))?;
        Ok(Self { root: root.to_owned(), css: manifest.css, client: manifest.client })
    }

    /// Where the site stands by default: beside the program's build folder.
    #[must_use]
    pub fn usual_place() -> PathBuf {
        let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.parent()?.join("site")));
        beside.filter(|path| path.join("site.json").is_file()).unwrap_or_else(|| PathBuf::from("target/site"))
    }
}

type File = Response<ServeFileSystemResponseBody>;

/// The files' routes. Hashed files never change; the others may, and are asked for again.
pub(super) fn routes(files: &SiteFiles) -> Router {
    // Only what is there may be kept: a file that is missing now may be there after the next release.
    let cached = |value: &'static str| {
        ServiceBuilder::new().layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, move |response: &File| {
            let there = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
            Some(HeaderValue::from_static(if there { value } else { "no-cache" }))
        }))
    };
    // A page's program and styles may be used by the page that asks for them with a nonce and so in CORS mode.
    let shared = HeaderName::from_static("access-control-allow-origin");
    let folder = |name: &str| ServeDir::new(files.root.join(name)).precompressed_br().precompressed_gzip();
    let pkg = cached("public, max-age=31536000, immutable")
        .layer(SetResponseHeaderLayer::if_not_present(shared, HeaderValue::from_static("*")))
        .service(folder("pkg"));
    let file = |name: &str| {
        cached("public, max-age=3600")
            .service(ServeFile::new(files.root.join(name)).precompressed_br().precompressed_gzip())
    };
    Router::new()
        .nest_service("/pkg", pkg)
        .route_service("/favicon.svg", file("favicon.svg"))
        .route_service("/robots.txt", file("robots.txt"))
        // Libraries as their makers publish them: the folder's name carries the version.
        .nest_service("/vendor", cached("public, max-age=31536000, immutable").service(folder("vendor")))
        .nest_service("/licences", cached("public, max-age=3600").service(ServeDir::new(files.root.join("licences"))))
}
