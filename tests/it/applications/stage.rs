//! A product with a right, a producer with an enterprise, and the offices that handle the application.

use crate::access::values::picture;
use crate::access::world::uscc;
use daodi::application::{Answer, Application, PaperKind, Scope, Section, papers};
use daodi::people::Role;
use daodi::ports::{Cases, Eyes};
use daodi::registry::Track;
use tests::actor::key;
use tests::{Actor, Reply, TestApp};

/// The people, and what the application is for.
pub(super) struct Stage {
    pub(super) producer: Actor,
    pub(super) stranger: Actor,
    pub(super) county: Actor,
    pub(super) second: Actor,
    pub(super) elsewhere: Actor,
    pub(super) city: Actor,
    pub(super) province: Actor,
    pub(super) other: Actor,
    pub(super) auditor: Actor,
    pub(super) enterprise: String,
    pub(super) product: String,
}

/// A product of one county that has a right of this track.
fn product_of(app: &TestApp, track: Track) -> (String, String, String) {
    let register = app.app.catalogue.current();
    let found = register.rows().products.iter().find(|p| p.has_track(track) && p.counties.len() == 1);
    let product = found.unwrap();
    (product.slug.to_string(), product.counties[0].to_string(), product.prefecture.to_string())
}

impl Stage {
    pub(super) async fn new(app: &TestApp, track: Track) -> Self {
        let (product, county, prefecture) = product_of(app, track);
        let producer = app.actor("applicant", Role::Producer, "").await;
        let stranger = app.actor("stranger", Role::Producer, "").await;
        let clerk = app.actor("county.one", Role::CountyOfficer, &county).await;
        // The enterprise comes into the register as any does: claimed, and taken up by its county.
        let code = uscc(&county, 11);
        let fields = [("uscc", code.as_str()), ("enterprise_name", "试用茶业有限公司"), ("county", county.as_str())];
        let made = app
            .upload_as(&producer, "/my/claims/new", &fields, ("执照.png", "image/png", &picture()))
            .await
            .expect(303);
        let claim = made.header("location").split(['/', '?']).nth(3).unwrap().to_owned();
        let fields = [("decision", "accept"), ("reason", "核对无误"), ("version", "1")];
        app.post_as(&clerk, &format!("/desk/claims/{claim}/decide"), &fields).await.expect(303);
        app.app.catalogue.refresh().await.unwrap();
        let elsewhere = if prefecture == "411500" { "410100" } else { "411500" };
        Self {
            enterprise: format!("e-{}", code.to_lowercase()),
            second: app.actor("county.two", Role::CountyOfficer, &county).await,
            elsewhere: app.actor("elsewhere", Role::CityOfficer, elsewhere).await,
            city: app.actor("city", Role::CityOfficer, &prefecture).await,
            province: app.actor("province.one", Role::ProvinceOfficer, "").await,
            other: app.actor("province.two", Role::ProvinceOfficer, "").await,
            auditor: app.actor("auditor", Role::Auditor, "").await,
            producer,
            stranger,
            county: clerk,
            product,
        }
    }

    /// Begins an application and gives its id.
    pub(super) async fn begun(&self, app: &TestApp, way: &str) -> String {
        let fields =
            [("enterprise", self.enterprise.as_str()), ("product", &self.product), ("way", way), ("kind", "new")];
        let made = app.post_as(&self.producer, "/my/applications/new", &fields).await.expect(303);
        let id = made.header("location").split(['/', '?']).nth(3).unwrap().to_owned();
        assert_eq!(id.len(), 36, "{id}");
        id
    }

    /// The case as it is stored.
    pub(super) async fn case(&self, app: &TestApp, id: &str) -> Application {
        app.app.store.case(Eyes::Applicant(&self.producer.account), id).await.unwrap().unwrap()
    }

    /// Answers every question and brings every paper.
    pub(super) async fn filled(&self, app: &TestApp, id: &str) {
        let scope = self.case(app, id).await.scope();
        for section in scope.sections().into_iter().filter(|section| *section != Section::Papers) {
            let fields = answers(&scope, section);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            app.post_as(&self.producer, &format!("/my/applications/{id}/{}", section.code()), &fields)
                .await
                .expect(303);
        }
        for (kind, _) in papers(scope.kind, scope.change_of, scope.route) {
            self.paper(app, id, kind).await.expect(303);
        }
    }

    /// Brings a paper.
    pub(super) async fn paper(&self, app: &TestApp, id: &str, kind: PaperKind) -> Reply {
        let file = ("file", "材料.png", "image/png", &*picture());
        let at = format!("/my/applications/{id}/papers");
        app.upload_under(&self.producer, &at, &key(), &[("kind", kind.code())], file).await
    }

    /// Hands the application in.
    pub(super) async fn submitted(&self, app: &TestApp, way: &str) -> String {
        let id = self.begun(app, way).await;
        self.filled(app, &id).await;
        let version = self.case(app, &id).await.version.to_string();
        let at = format!("/my/applications/{id}/submit");
        app.post_as(&self.producer, &at, &[("version", &version)]).await.expect(303);
        id
    }

    /// Takes a new application under a product's right to the national office.
    pub(super) async fn approved(&self, app: &TestApp) -> String {
        let id = self.submitted(app, "gi_product.gi_product").await;
        self.step(app, &self.county, &id, "accept", &[]).await.expect(303);
        let checkers = [("first", "county.one"), ("second", "county.two"), ("day", "2026-11-25")];
        self.step(app, &self.county, &id, "order_site_check", &checkers).await.expect(303);
        super::flow::checked(self, app, &id).await;
        for (who, step) in [
            (&self.county, "report_site_check"),
            (&self.county, "give_opinion"),
            (&self.city, "city_agree"),
            (&self.province, "propose_approval"),
            (&self.other, "approve"),
        ] {
            self.step(app, who, &id, step, &[]).await.expect(303);
        }
        id
    }

    /// Puts a case on a sheet and gives the sheet's path.
    pub(super) async fn handed_over(&self, app: &TestApp, id: &str) -> String {
        let sheet = [("number", "豫知保〔2026〕1号"), ("day", "2026-11-19"), ("note", ""), ("case", id)];
        let made = app.post_as(&self.province, "/desk/handovers", &sheet).await.expect(303);
        made.header("location").split('?').next().unwrap().to_owned()
    }

    /// Takes a step as an officer, in the version that there is.
    pub(super) async fn step(&self, app: &TestApp, who: &Actor, id: &str, step: &str, more: &[(&str, &str)]) -> Reply {
        let version = self.case(app, id).await.version.to_string();
        let fields = [("step", step), ("version", version.as_str()), ("reason", "符合要求")];
        let own = fields.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
        let fields: Vec<(&str, &str)> = own.chain(more.iter().copied()).collect();
        app.post_as(who, &format!("/desk/applications/{id}/step"), &fields).await
    }
}

/// Good answers to a page's questions.
pub(super) fn answers(scope: &Scope, section: Section) -> Vec<(&'static str, String)> {
    let answer = |answer: Answer| match answer {
        Answer::Line(_) | Answer::Lines(_) => "见材料".to_owned(),
        Answer::Number => "12.5".to_owned(),
        Answer::PastDay => "2026-10-08".to_owned(),
        Answer::Day => "2027-10-08".to_owned(),
        Answer::County => "411502".to_owned(),
        Answer::Choice(offered) => offered[0].to_owned(),
        Answer::Bases => String::new(),
        Answer::Agree => "yes".to_owned(),
    };
    scope.questions_of(section).into_iter().map(|q| (q.name, answer(q.answer))).collect()
}

/// Good answers of a site check.
pub(super) const SEEN: &[(&str, &str)] = &[
    ("site_day", "2026-11-18"),
    ("places_seen", "茶园与加工车间"),
    ("base_inside", "yes"),
    ("raw_material_ok", "yes"),
    ("process_ok", "yes"),
    ("quality_system_ok", "yes"),
    ("label_ok", "na"),
    ("site_verdict", "fit"),
];
