//! The one table of routes: method, path, what it needs, who answers.

use super::access::Access::{self, Half, Needs, Public};
use super::access::Routes;
use super::signed::{
    account, admin, announcements, applications, audit, cases, desk, desk_rights, files, ground_draw, grounds, growers,
    handling, links, marks, my, overview, rights,
};
use super::{api, display, export, extract, health, lists, log, pages, scan};
use axum::http::Method;
use daodi::people::Capability;

/// Every route of the server but the built site's files and what they are answered with when they are missing.
pub(super) fn all() -> Routes {
    public().merge(programs()).merge(accounts()).merge(own()).merge(officers()).merge(administration())
}

/// What everybody reads.
fn public() -> Routes {
    Routes::default()
        .page("/", Public, pages::home)
        .page("/products", Public, lists::products)
        .page("/products/{slug}", Public, pages::product)
        .page("/enterprises", Public, lists::enterprises)
        .page("/enterprises/{id}", Public, pages::enterprise)
        .page("/divisions", Public, pages::divisions)
        .page("/divisions/{code}", Public, pages::division)
        .page("/map", Public, pages::map)
        .page("/announcements", Public, lists::announcements)
        .page("/announcements/{id}", Public, pages::announcement)
        .page("/authorisations", Public, lists::authorisations)
        .page("/authorisations/{id}", Public, pages::authorisation)
        .page("/authorisations/{id}/extract.pdf", Public, extract::pdf)
        .page("/brands", Public, lists::brands)
        .page("/statistics", Public, pages::statistics)
        .page("/apply", Public, applications::apply)
        .page("/verify", Public, scan::verify)
        .page("/about", Public, pages::about)
        .page("/dev/components", Public, pages::components)
        .page("/growers/{card}", Public, growers::public_card)
        .page("/log", Public, log::overview)
        .page("/log/entries", Public, log::entries)
        .page("/log/entries/{seq}", Public, log::entry)
        .page("/log/entries/{seq}/proof", Public, log::proof)
        .page("/{code}", Public, scan::scan)
}

/// What programs read.
fn programs() -> Routes {
    let get = Method::GET;
    Routes::default()
        .on(get.clone(), "/products.csv", Public, export::csv)
        .on(get.clone(), "/products.xlsx", Public, export::xlsx)
        .on(get.clone(), "/products.geojson", Public, export::geojson)
        .on(Method::POST, "/display", Public, display::set)
        .on(get.clone(), "/healthz", Public, health::healthz)
        .on(get.clone(), "/readyz", Public, health::readyz)
        // On the host of files alone; the link itself proves that its reader may have the file.
        .on(get.clone(), "/files/{token}/{name}", Public, files::linked)
        .on(get.clone(), "/log/checkpoint", Public, log::checkpoint)
        .on(get.clone(), "/log/keys", Public, log::keys)
        .on(get, "/log/tile/{*path}", Public, log::tile)
        .merge(api::routes())
}

/// Signing in and what leads to it.
fn accounts() -> Routes {
    Routes::default()
        .page("/sign-in", Public, account::sign_in)
        .form("/sign-in", Public, account::sign_in_sent)
        .page("/sign-in/second", Half, account::second)
        .form("/sign-in/second", Half, account::second_sent)
        .form("/sign-out", Half, account::sign_out)
        .page("/register", Public, account::register)
        .form("/register", Public, account::register_sent)
        .page("/register/sent", Public, account::registered)
        .page("/confirm/{token}", Public, links::confirm)
        .form("/confirm/{token}", Public, links::confirm_sent)
        .page("/forgot", Public, links::forgot)
        .form("/forgot", Public, links::forgot_sent)
        .page("/forgot/sent", Public, links::forgotten)
        .page("/reset/{token}", Public, links::reset)
        .form("/reset/{token}", Public, links::reset_sent)
        .page("/invitation/{token}", Public, links::invitation)
        .form("/invitation/{token}", Public, links::invitation_sent)
}

/// One's own account, and a producer's enterprises.
fn own() -> Routes {
    const ACCOUNT: Access = Needs(Capability::OwnAccount);
    const ENTERPRISES: Access = Needs(Capability::OwnEnterprises);
    const CLAIM: Access = Needs(Capability::ClaimEnterprise);
    const RIGHTS: Access = Needs(Capability::OwnAuthorisations);
    const MEMBERS: Access = Needs(Capability::ManageMembers);
    const USERS: Access = Needs(Capability::KeepTrademarkUsers);
    Routes::default()
        .page("/confirm-identity", ACCOUNT, account::confirm_identity)
        .form("/confirm-identity", ACCOUNT, account::confirm_identity_sent)
        .page("/my", ACCOUNT, overview::my)
        .page("/my/contact", ACCOUNT, my::contact)
        .form("/my/contact", ACCOUNT, my::contact_sent)
        .page("/my/password", ACCOUNT, my::password)
        .form("/my/password", ACCOUNT, my::password_sent)
        .page("/my/second-factor", Half, my::second_factor)
        .form("/my/second-factor", Half, my::second_factor_sent)
        .form("/my/second-factor/recovery", ACCOUNT, my::recovery_sent)
        .page("/my/sessions", ACCOUNT, my::sessions)
        .form("/my/sessions/end", ACCOUNT, my::sessions_end_sent)
        .page("/my/messages", ACCOUNT, my::messages)
        .form("/my/messages/read", ACCOUNT, my::messages_read_sent)
        .page("/my/data", ACCOUNT, my::data)
        .form("/my/data/export", ACCOUNT, my::export_sent)
        .form("/my/data/erase", ACCOUNT, my::erase_sent)
        .page("/my/enterprises", ENTERPRISES, my::enterprises)
        .page("/my/enterprises/{id}", ENTERPRISES, my::members)
        .form("/my/enterprises/{id}/members", MEMBERS, my::member_add_sent)
        .form("/my/enterprises/{id}/members/change", MEMBERS, my::member_change_sent)
        .form("/my/enterprises/{id}/members/remove", MEMBERS, my::member_remove_sent)
        .page("/my/claims/new", CLAIM, files::claim_new)
        .form("/my/claims/new", CLAIM, files::claim_new_sent)
        .page("/my/claims/{id}", CLAIM, files::claim)
        .form("/my/claims/{id}/file", CLAIM, files::claim_file_sent)
        .form("/my/claims/{id}/withdraw", Needs(Capability::WithdrawClaim), files::claim_withdraw_sent)
        .page("/my/files/{id}", ACCOUNT, files::own_file)
        .merge(own_grounds())
        .page("/my/members", USERS, marks::own_list)
        .page("/my/members/{id}", USERS, marks::own_mark)
        .page("/my/members/{id}/export.csv", USERS, marks::own_csv)
        .page("/my/members/{id}/export.xlsx", USERS, marks::own_xlsx)
        .form("/my/members/{id}/declare", USERS, marks::declare_sent)
        .form("/my/members/{id}/file", USERS, marks::list_sent)
        .form("/my/members/{id}/apply", USERS, marks::apply_sent)
        .page("/my/members/use/{id}", USERS, marks::own_use)
        .form("/my/members/use/{id}/end", USERS, marks::own_end_sent)
        .page("/my/authorisations", RIGHTS, rights::list)
        .page("/my/authorisations/{id}", RIGHTS, rights::one)
        .form("/my/authorisations/{id}/use", RIGHTS, rights::use_sent)
        .form("/my/authorisations/{id}/artwork", RIGHTS, rights::artwork_sent)
        .form("/my/authorisations/{id}/report", RIGHTS, rights::report_sent)
        .page("/my/authorisations/{id}/artwork/{file}", RIGHTS, rights::artwork)
        .merge(own_applications())
}

/// A producer's applications for the mark.
fn own_applications() -> Routes {
    const OWN: Access = Needs(Capability::OwnApplications);
    Routes::default()
        .page("/my/applications", OWN, applications::list)
        .page("/my/applications/new", OWN, applications::new)
        .form("/my/applications/new", OWN, applications::new_sent)
        .page("/my/applications/{id}", OWN, applications::case)
        .page("/my/applications/{id}/preview", OWN, applications::preview)
        .form("/my/applications/{id}/submit", OWN, applications::submit_sent)
        .form("/my/applications/{id}/withdraw", OWN, applications::withdraw_sent)
        .form("/my/applications/{id}/discard", OWN, applications::discard_sent)
        .form("/my/applications/{id}/say", OWN, applications::say_sent)
        .page("/my/applications/{id}/papers", OWN, applications::papers)
        .form("/my/applications/{id}/papers", OWN, applications::paper_sent)
        .form("/my/applications/{id}/papers/remove", OWN, applications::paper_remove_sent)
        .page("/my/applications/{id}/papers/{paper}", OWN, applications::issued)
        .page("/my/applications/{id}/{section}", OWN, applications::section)
        .form("/my/applications/{id}/{section}", OWN, applications::section_sent)
}

/// The officers' desk.
fn officers() -> Routes {
    const VIEW: Access = Needs(Capability::ViewClaims);
    const MARKS: Access = Needs(Capability::ViewTrademarks);
    const TIE: Access = Needs(Capability::TieTrademark);
    const CONFIRM: Access = Needs(Capability::ConfirmTrademarkUser);
    const SEE: Access = Needs(Capability::ViewAnnouncements);
    const PREPARE: Access = Needs(Capability::PrepareAnnouncement);
    Routes::default()
        .page("/desk", VIEW, desk::overview)
        .page("/desk/claims", VIEW, desk::claims)
        .page("/desk/claims/{id}", VIEW, desk::claim)
        .form("/desk/claims/{id}/decide", Needs(Capability::DecideClaim), desk::claim_decide_sent)
        .form("/desk/claims/{id}/reveal", Needs(Capability::RevealClaimant), desk::claim_reveal_sent)
        .page("/desk/files/{id}", VIEW, files::desk_file)
        .merge(office_grounds())
        .page("/desk/marks", MARKS, marks::desk_list)
        .page("/desk/marks/new", TIE, marks::tie)
        .form("/desk/marks/new", TIE, marks::tie_sent)
        .page("/desk/marks/{id}", MARKS, marks::desk_mark)
        .page("/desk/marks/{id}/export.csv", MARKS, marks::desk_csv)
        .page("/desk/marks/{id}/export.xlsx", MARKS, marks::desk_xlsx)
        .form("/desk/marks/{id}/change", TIE, marks::change_sent)
        .form("/desk/marks/{id}/confirm", CONFIRM, marks::confirm_sent)
        .page("/desk/marks/use/{id}", MARKS, marks::desk_use)
        .form("/desk/marks/use/{id}/end", CONFIRM, marks::desk_end_sent)
        .merge(desk_applications())
        .merge(desk_handling())
        .page("/desk/authorisations", Needs(Capability::ViewRights), desk_rights::list)
        .page("/desk/authorisations/{id}", Needs(Capability::ViewRights), desk_rights::one)
        .form("/desk/authorisations/{id}/order", Needs(Capability::SuperviseRights), desk_rights::order_sent)
        .form("/desk/authorisations/{id}/end", Needs(Capability::SuperviseRights), desk_rights::end_sent)
        .page("/desk/announcements", SEE, announcements::list)
        .page("/desk/announcements/new", PREPARE, announcements::new)
        .form("/desk/announcements/new", PREPARE, announcements::new_sent)
        .on(Method::GET, "/desk/announcements/template.csv", PREPARE, announcements::template_csv)
        .on(Method::GET, "/desk/announcements/template.xlsx", PREPARE, announcements::template_xlsx)
        .page("/desk/announcements/{id}", SEE, announcements::one)
        .form("/desk/announcements/{id}/change", PREPARE, announcements::change_sent)
        .form("/desk/announcements/{id}/file", PREPARE, announcements::sheet_sent)
        .form("/desk/announcements/{id}/row", PREPARE, announcements::row_sent)
        .form("/desk/announcements/{id}/take-up", PREPARE, announcements::take_up_sent)
        .form("/desk/announcements/{id}/propose", PREPARE, announcements::propose_sent)
        .form("/desk/announcements/{id}/discard", PREPARE, announcements::discard_sent)
        .form("/desk/announcements/{id}/decide", Needs(Capability::ApplyAnnouncement), announcements::decide_sent)
}

/// A producer's bases and growers.
fn own_grounds() -> Routes {
    const GROUNDS: Access = Needs(Capability::OwnGrounds);
    const GROWERS: Access = Needs(Capability::OwnGrowers);
    const IN_FULL: Access = Needs(Capability::OwnGrowersInFull);
    Routes::default()
        .page("/my/bases", GROUNDS, grounds::mine)
        .page("/my/bases/new", GROUNDS, grounds::new)
        .form("/my/bases/new", GROUNDS, grounds::new_sent)
        .page("/my/bases/{id}", GROUNDS, grounds::own)
        .form("/my/bases/{id}/version", GROUNDS, grounds::version_sent)
        .form("/my/bases/{id}/unchanged", GROUNDS, grounds::unchanged_sent)
        .form("/my/bases/{id}/change", GROUNDS, grounds::change_sent)
        .form("/my/bases/{id}/close", GROUNDS, grounds::close_sent)
        .form("/my/bases/{id}/withdraw", GROUNDS, grounds::withdraw_sent)
        .page("/my/growers", GROWERS, growers::list)
        .page("/my/growers/new", GROWERS, growers::new)
        .form("/my/growers/new", GROWERS, growers::new_sent)
        .page("/my/growers/import", GROWERS, growers::import)
        .form("/my/growers/import", GROWERS, growers::import_sent)
        .page("/my/growers/template", GROWERS, growers::template)
        .page("/my/growers/{id}", GROWERS, growers::one)
        .page("/my/growers/{id}/card", GROWERS, growers::card)
        .page("/my/growers/{id}/card.pdf", GROWERS, growers::card_pdf)
        .form("/my/growers/{id}/plot", GROWERS, growers::plot_sent)
        .form("/my/growers/{id}/end-plot", GROWERS, growers::end_plot_sent)
        .form("/my/growers/{id}/reveal", IN_FULL, growers::reveal_sent)
        .form("/my/growers/{id}/ask-erasure", IN_FULL, growers::ask_erasure_sent)
        .form("/my/growers/{id}/end-erasure", IN_FULL, growers::end_erasure_sent)
}

/// The bases that an office decides, and the growers of its place.
fn office_grounds() -> Routes {
    const GROUNDS: Access = Needs(Capability::ViewGrounds);
    const GROWERS: Access = Needs(Capability::ViewGrowers);
    const ENTER: Access = Needs(Capability::EnterGrowers);
    const IN_FULL: Access = Needs(Capability::GrowersInFull);
    Routes::default()
        .page("/desk/bases", GROUNDS, grounds::desk)
        .page("/desk/bases/{id}", GROUNDS, grounds::desk_one)
        .page("/desk/bases/{id}/draw", GROUNDS, ground_draw::draw)
        .form("/desk/bases/{id}/draw", Needs(Capability::DecideGround), ground_draw::draw_sent)
        .form("/desk/bases/{id}/decide", Needs(Capability::DecideGround), grounds::decide_sent)
        .page("/desk/growers", GROWERS, growers::list)
        .page("/desk/growers/new", ENTER, growers::new)
        .form("/desk/growers/new", ENTER, growers::new_sent)
        .page("/desk/growers/import", ENTER, growers::import)
        .form("/desk/growers/import", ENTER, growers::import_sent)
        .page("/desk/growers/template", ENTER, growers::template)
        .page("/desk/growers/{id}", GROWERS, growers::one)
        .page("/desk/growers/{id}/card", GROWERS, growers::card)
        .page("/desk/growers/{id}/card.pdf", GROWERS, growers::card_pdf)
        .form("/desk/growers/{id}/plot", ENTER, growers::plot_sent)
        .form("/desk/growers/{id}/end-plot", ENTER, growers::end_plot_sent)
        .form("/desk/growers/{id}/reveal", IN_FULL, growers::reveal_sent)
        .form("/desk/growers/{id}/ask-erasure", IN_FULL, growers::ask_erasure_sent)
        .form("/desk/growers/{id}/end-erasure", IN_FULL, growers::end_erasure_sent)
}

/// The desk's applications for the mark.
fn desk_applications() -> Routes {
    const VIEW: Access = Needs(Capability::ViewApplications);
    const WORK: Access = Needs(Capability::WorkApplications);
    Routes::default()
        .page("/desk/applications", VIEW, cases::queue)
        .form("/desk/applications/assign", WORK, cases::assign_sent)
        .page("/desk/applications/{id}", VIEW, cases::case)
        .form("/desk/applications/{id}/step", Needs(Capability::DecideApplication), cases::step_sent)
        .form("/desk/applications/{id}/note", WORK, cases::note_sent)
        .form("/desk/applications/{id}/say", WORK, cases::say_sent)
        .form("/desk/applications/{id}/reveal", Needs(Capability::RevealClaimant), cases::reveal_sent)
        .page("/desk/applications/{id}/papers/{paper}", VIEW, cases::issued)
        .page("/desk/applications/{id}/site-check", VIEW, cases::site_check)
        .form("/desk/applications/{id}/site-check", WORK, cases::site_check_sent)
        .page("/desk/handovers", Needs(Capability::HandOver), cases::handovers)
        .form("/desk/handovers", Needs(Capability::HandOver), cases::handovers_sent)
        .page("/desk/handovers/{id}", VIEW_SHEETS, cases::handover)
        .page("/desk/handovers/{id}/{paper}", VIEW_SHEETS, cases::sheet_paper)
        .form("/desk/handovers/{id}/download-password", VIEW_SHEETS, cases::password_sent)
        .form("/desk/handovers/{id}/reveal", VIEW_SHEETS, cases::password_reveal_sent)
}

/// Which office takes the applications.
fn desk_handling() -> Routes {
    Routes::default()
        .page("/desk/handling", Needs(Capability::ViewHandling), handling::list)
        .page("/desk/handling/{product}/{track}", Needs(Capability::ViewHandling), handling::one)
        .form("/desk/handling/{product}/{track}", Needs(Capability::NameOffice), handling::one_sent)
}

/// Sheets are the province's.
const VIEW_SHEETS: Access = Needs(Capability::HandOver);

/// The three administrators and the auditor.
fn administration() -> Routes {
    const VIEW: Access = Needs(Capability::ViewAccounts);
    const MANAGE: Access = Needs(Capability::ManageAccounts);
    const OFFICES: Access = Needs(Capability::ManageOffices);
    const SESSIONS: Access = Needs(Capability::ManageSessions);
    const KEYS: Access = Needs(Capability::ManageKeys);
    const MAIL: Access = Needs(Capability::ManageMail);
    const AUDIT: Access = Needs(Capability::ReadAudit);
    Routes::default()
        .page("/admin", Needs(Capability::ViewAdministration), overview::admin)
        .page("/admin/accounts", VIEW, admin::accounts)
        .page("/admin/accounts/new", Needs(Capability::InviteAccount), admin::new_account)
        .form("/admin/accounts/new", Needs(Capability::InviteAccount), admin::new_account_sent)
        .page("/admin/accounts/{id}", VIEW, admin::account)
        .form("/admin/accounts/{id}/disable", MANAGE, admin::disable_sent)
        .form("/admin/accounts/{id}/enable", MANAGE, admin::enable_sent)
        .form("/admin/accounts/{id}/reset", MANAGE, admin::reset_sent)
        .form("/admin/accounts/{id}/reveal", Needs(Capability::RevealPerson), admin::reveal_sent)
        .form("/admin/accounts/{id}/propose", Needs(Capability::Propose), admin::propose_sent)
        .page("/admin/proposals", VIEW, admin::proposals)
        .page("/admin/proposals/{id}", VIEW, admin::proposal)
        .form("/admin/proposals/{id}/decide", Needs(Capability::DecideProposal), admin::proposal_decide_sent)
        .form("/admin/proposals/{id}/withdraw", Needs(Capability::Propose), admin::proposal_withdraw_sent)
        .page("/admin/offices", OFFICES, admin::offices)
        .page("/admin/offices/{code}", OFFICES, admin::office)
        .form("/admin/offices/{code}", OFFICES, admin::office_sent)
        .page("/admin/sessions", SESSIONS, admin::sessions)
        .form("/admin/sessions/end", SESSIONS, admin::session_end_sent)
        .form("/admin/locks/lift", SESSIONS, admin::lock_lift_sent)
        .page("/admin/policy", Needs(Capability::ViewPolicy), admin::policy)
        .page("/admin/keys", KEYS, admin::keys)
        .form("/admin/keys/rotate", KEYS, admin::keys_rotate_sent)
        .page("/admin/mail", MAIL, admin::mail)
        .form("/admin/mail/retry", MAIL, admin::mail_retry_sent)
        .page("/admin/audit", AUDIT, audit::audit)
        .page("/admin/audit/{id}", AUDIT, audit::audit_row)
        .form("/admin/audit/export", Needs(Capability::ExportAudit), audit::audit_export_sent)
}
