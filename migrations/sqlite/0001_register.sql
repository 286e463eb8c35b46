-- The register: what an import brings. `position` is the row's place in its file, so that reading gives the file's order.
-- `import_id` names the import that last carried the row. Rows made for demonstration have none, nor have enterprises that an
-- office took up with a claim, nor what an announcement brought that an officer entered, until the next import.

CREATE TABLE import_run (
    id TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    files_sha256 TEXT NOT NULL,
    added INTEGER NOT NULL CHECK (added >= 0),
    changed INTEGER NOT NULL CHECK (changed >= 0)
) STRICT;

-- One row: the number that grows with every committed change of what the register gives.
CREATE TABLE register_state (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    generation INTEGER NOT NULL
) STRICT;
INSERT INTO register_state (id, generation) VALUES (1, 0);

CREATE TABLE record_version (
    data_set TEXT NOT NULL,
    key TEXT NOT NULL,
    import_id TEXT NOT NULL REFERENCES import_run (id),
    at INTEGER NOT NULL,
    added INTEGER NOT NULL CHECK (added IN (FALSE, TRUE)),
    body TEXT NOT NULL,
    PRIMARY KEY (data_set, key, import_id)
) STRICT;

CREATE TABLE field_edit (
    data_set TEXT NOT NULL,
    key TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL,
    edited_by TEXT NOT NULL,
    PRIMARY KEY (data_set, key, field)
) STRICT;

-- The register's certainty by kind of field.
CREATE TABLE field_certainty (
    data_set TEXT NOT NULL,
    field TEXT NOT NULL,
    certainty TEXT NOT NULL CHECK (certainty IN ('high', 'good', 'medium', 'low', 'incomplete')),
    note_zh TEXT NOT NULL,
    note_en TEXT NOT NULL,
    position INTEGER NOT NULL,
    import_id TEXT NOT NULL REFERENCES import_run (id),
    PRIMARY KEY (data_set, field)
) STRICT;

-- Where the facts of a row of any set were read; `data_set` and `key` say which row.
CREATE TABLE citation (
    data_set TEXT NOT NULL CHECK (data_set IN ('products', 'enterprises', 'bases')),
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('plan', 'web', 'package')),
    text TEXT NOT NULL,
    PRIMARY KEY (data_set, key, position)
) STRICT;

-- Administrative divisions. A unit may stand before the one above it, so the reference is checked at commit.
CREATE TABLE division (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    short TEXT NOT NULL,
    name_en TEXT NOT NULL,
    parent TEXT REFERENCES division (code) DEFERRABLE INITIALLY DEFERRED,
    level TEXT NOT NULL CHECK (level IN ('province', 'prefecture', 'county', 'zone')),
    status TEXT NOT NULL CHECK (status IN ('current', 'abolished', 'statistical')),
    area_m2 INTEGER,
    label_lon REAL,
    label_lat REAL,
    seat_lon REAL,
    seat_lat REAL,
    note TEXT,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    import_id TEXT NOT NULL REFERENCES import_run (id),
    CHECK ((label_lon IS NULL) = (label_lat IS NULL)),
    CHECK ((seat_lon IS NULL) = (seat_lat IS NULL))
) STRICT;

CREATE TABLE division_change (
    old_code TEXT NOT NULL,
    old_name TEXT NOT NULL,
    new_code TEXT NOT NULL,
    new_name TEXT NOT NULL,
    old_parent TEXT NOT NULL,
    new_parent TEXT NOT NULL,
    effective TEXT NOT NULL,
    document TEXT,
    kind TEXT NOT NULL,
    note TEXT,
    position INTEGER NOT NULL,
    import_id TEXT NOT NULL REFERENCES import_run (id),
    PRIMARY KEY (old_code, old_name, new_code, new_name)
) STRICT;

CREATE TABLE place (
    county TEXT NOT NULL REFERENCES division (code),
    name TEXT NOT NULL,
    -- `precision` is a word of PostgreSQL's own.
    point_precision TEXT NOT NULL CHECK (point_precision IN
        ('province_seat', 'prefecture_seat', 'county_seat', 'county_label_point', 'township', 'locality')),
    code TEXT,
    lon REAL NOT NULL,
    lat REAL NOT NULL,
    boundary_m INTEGER,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    import_id TEXT NOT NULL REFERENCES import_run (id),
    PRIMARY KEY (county, name, point_precision)
) STRICT;

CREATE TABLE township (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    county TEXT NOT NULL REFERENCES division (code),
    statistical_zone INTEGER NOT NULL CHECK (statistical_zone IN (FALSE, TRUE)),
    lon REAL,
    lat REAL,
    point_source TEXT,
    position INTEGER NOT NULL,
    import_id TEXT NOT NULL REFERENCES import_run (id),
    CHECK ((lon IS NULL) = (lat IS NULL)),
    CHECK ((lon IS NULL) = (point_source IS NULL))
) STRICT;
CREATE INDEX township_county ON township (county);

-- The published plans and their figures. Numbers stay decimal text, as the plans print them.
CREATE TABLE plan (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    title_en TEXT NOT NULL,
    document_no TEXT,
    issuer TEXT,
    issued_on TEXT,
    period_from INTEGER NOT NULL,
    period_to INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('formal', 'draft_for_comments')),
    region TEXT NOT NULL REFERENCES division (code),
    position INTEGER NOT NULL,
    import_id TEXT NOT NULL REFERENCES import_run (id)
) STRICT;

CREATE TABLE indicator (
    id TEXT NOT NULL PRIMARY KEY,
    region TEXT NOT NULL REFERENCES division (code),
    domain TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT,
    base_year INTEGER,
    base_value TEXT,
    target_year INTEGER,
    target_value TEXT,
    target_text TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('cumulative', 'yearly')),
    attribute TEXT,
    note TEXT,
    plan TEXT NOT NULL REFERENCES plan (id),
    section TEXT NOT NULL,
    position INTEGER NOT NULL,
    import_id TEXT NOT NULL REFERENCES import_run (id)
) STRICT;
CREATE INDEX indicator_region ON indicator (region);
CREATE INDEX indicator_plan ON indicator (plan);

CREATE TABLE city_figure (
    plan TEXT NOT NULL REFERENCES plan (id),
    sheet TEXT NOT NULL,
    city TEXT NOT NULL,
    year INTEGER NOT NULL,
    indicator TEXT NOT NULL,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('actual', 'target', 'base')),
    value TEXT NOT NULL,
    note TEXT,
    position INTEGER NOT NULL,
    import_id TEXT NOT NULL REFERENCES import_run (id),
    PRIMARY KEY (plan, sheet, city, year, indicator, unit, kind)
) STRICT;

CREATE TABLE programme (
    id TEXT NOT NULL PRIMARY KEY,
    region TEXT NOT NULL REFERENCES division (code),
    name TEXT NOT NULL,
    topic TEXT NOT NULL,
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    responsible TEXT,
    deadline TEXT,
    names TEXT NOT NULL,
    plan TEXT NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    import_id TEXT NOT NULL REFERENCES import_run (id)
) STRICT;
CREATE INDEX programme_region ON programme (region);
CREATE INDEX programme_plan ON programme (plan);

-- Products and the legal rights in their names.
CREATE TABLE product (
    slug TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    aliases TEXT NOT NULL,
    category TEXT NOT NULL CHECK (category IN ('grain', 'vegetable', 'fruit', 'medicinal', 'tea', 'livestock', 'aquatic',
        'liquor', 'food', 'craft', 'other')),
    umbrella TEXT,
    prefecture TEXT NOT NULL REFERENCES division (code),
    first_protected TEXT,
    area_documents TEXT NOT NULL,
    area_text TEXT,
    box_lon_min REAL,
    box_lon_max REAL,
    box_lat_min REAL,
    box_lat_max REAL,
    lon REAL,
    lat REAL,
    standard TEXT,
    applicant TEXT,
    quality_traits TEXT,
    eu_agreement TEXT,
    demo_zone TEXT,
    season_months TEXT NOT NULL,
    notes TEXT,
    demo INTEGER NOT NULL CHECK (demo IN (FALSE, TRUE)),
    position INTEGER NOT NULL,
    import_id TEXT REFERENCES import_run (id),
    CHECK ((box_lon_min IS NULL) = (box_lon_max IS NULL)),
    CHECK ((box_lon_min IS NULL) = (box_lat_min IS NULL)),
    CHECK ((box_lon_min IS NULL) = (box_lat_max IS NULL)),
    CHECK ((lon IS NULL) = (lat IS NULL))
) STRICT;
CREATE INDEX product_prefecture ON product (prefecture);

CREATE TABLE product_county (
    product TEXT NOT NULL REFERENCES product (slug),
    county TEXT NOT NULL REFERENCES division (code),
    position INTEGER NOT NULL,
    PRIMARY KEY (product, county),
    UNIQUE (product, position)
) STRICT;
CREATE INDEX product_county_county ON product_county (county);

CREATE TABLE protection (
    product TEXT NOT NULL REFERENCES product (slug),
    position INTEGER NOT NULL,
    track TEXT NOT NULL CHECK (track IN
        ('gi_product', 'collective_mark', 'certification_mark', 'gi_trademark_unspecified', 'agri_gi_legacy')),
    number TEXT,
    holder TEXT,
    converted INTEGER NOT NULL CHECK (converted IN (FALSE, TRUE)),
    PRIMARY KEY (product, position)
) STRICT;

CREATE TABLE announcement (
    id TEXT NOT NULL PRIMARY KEY,
    issuer TEXT NOT NULL CHECK (issuer IN ('cnipa', 'aqsiq', 'agriculture', 'unstated')),
    year INTEGER,
    number INTEGER,
    date TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('recognition', 'acceptance', 'agri_registration', 'origin_mark', 'preliminary',
        'user_approval', 'user_change', 'user_stop', 'revocation')),
    text TEXT NOT NULL,
    position INTEGER NOT NULL,
    import_id TEXT REFERENCES import_run (id)
) STRICT;

CREATE TABLE protection_announcement (
    product TEXT NOT NULL,
    protection INTEGER NOT NULL,
    announcement TEXT NOT NULL REFERENCES announcement (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (product, protection, announcement),
    UNIQUE (product, protection, position),
    FOREIGN KEY (product, protection) REFERENCES protection (product, position)
) STRICT;
CREATE INDEX protection_announcement_announcement ON protection_announcement (announcement);

CREATE TABLE announcement_product (
    announcement TEXT NOT NULL REFERENCES announcement (id),
    product TEXT NOT NULL REFERENCES product (slug),
    position INTEGER NOT NULL,
    PRIMARY KEY (announcement, product),
    UNIQUE (announcement, position)
) STRICT;
CREATE INDEX announcement_product_product ON announcement_product (product);

-- Enterprises, their bases and their authorisations. One that an office took up on a claim has no import. A link of `enterprise_product` is not an authorisation.
CREATE TABLE enterprise (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    uscc TEXT UNIQUE,
    prefecture TEXT REFERENCES division (code),
    county TEXT REFERENCES division (code),
    address TEXT,
    brands TEXT NOT NULL,
    authorisation_text TEXT,
    role TEXT NOT NULL,
    notes TEXT,
    demo INTEGER NOT NULL CHECK (demo IN (FALSE, TRUE)),
    position INTEGER NOT NULL,
    import_id TEXT REFERENCES import_run (id)
) STRICT;
CREATE INDEX enterprise_prefecture ON enterprise (prefecture);
CREATE INDEX enterprise_county ON enterprise (county);

CREATE TABLE enterprise_product (
    enterprise TEXT NOT NULL REFERENCES enterprise (id),
    product TEXT NOT NULL REFERENCES product (slug),
    position INTEGER NOT NULL,
    PRIMARY KEY (enterprise, product),
    UNIQUE (enterprise, position)
) STRICT;
CREATE INDEX enterprise_product_product ON enterprise_product (product);

CREATE TABLE base (
    id TEXT NOT NULL PRIMARY KEY,
    enterprise TEXT REFERENCES enterprise (id),
    product TEXT REFERENCES product (slug),
    name TEXT NOT NULL,
    prefecture TEXT NOT NULL REFERENCES division (code),
    county TEXT REFERENCES division (code),
    township TEXT,
    area_mu_hundredths INTEGER,
    notes TEXT,
    demo INTEGER NOT NULL CHECK (demo IN (FALSE, TRUE)),
    position INTEGER NOT NULL,
    import_id TEXT REFERENCES import_run (id),
    CHECK (demo OR import_id IS NOT NULL)
) STRICT;
CREATE INDEX base_enterprise ON base (enterprise);
CREATE INDEX base_product ON base (product);

CREATE TABLE authorisation (
    id TEXT NOT NULL PRIMARY KEY,
    enterprise TEXT NOT NULL REFERENCES enterprise (id),
    product TEXT NOT NULL REFERENCES product (slug),
    track TEXT NOT NULL CHECK (track IN
        ('gi_product', 'collective_mark', 'certification_mark', 'gi_trademark_unspecified', 'agri_gi_legacy')),
    from_date TEXT NOT NULL,
    until_date TEXT,
    state TEXT NOT NULL CHECK (state IN ('active', 'rectification_ordered', 'change_pending', 'stopped', 'given_up',
        'lapsed', 'cancelled')),
    basis TEXT NOT NULL,
    announcement TEXT REFERENCES announcement (id),
    -- The case that led to it.
    application TEXT,
    download_opened TEXT,
    last_use TEXT,
    term_end TEXT,
    -- The day that non-use was counted from when its people were told of it: at the warning, and at the ground to stop.
    use_warned TEXT,
    use_due TEXT,
    version INTEGER NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (FALSE, TRUE)),
    position INTEGER NOT NULL,
    import_id TEXT REFERENCES import_run (id),
    CHECK (until_date IS NULL OR until_date >= from_date),
    CHECK ((until_date IS NULL) = (state IN ('active', 'rectification_ordered', 'change_pending')))
) STRICT;
CREATE INDEX authorisation_pair ON authorisation (enterprise, product);
-- At most one right in force for an enterprise, a product and a regime.
CREATE UNIQUE INDEX authorisation_live ON authorisation (enterprise, product, track)
WHERE state IN ('active', 'rectification_ordered', 'change_pending');

-- Search: this token leads to this object with this weight.
CREATE TABLE search_token (
    token TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('product', 'enterprise', 'division')),
    object TEXT NOT NULL,
    weight INTEGER NOT NULL,
    PRIMARY KEY (token, kind, object)
) STRICT, WITHOUT ROWID;

-- Outlines taken in by an operator in place of the shipped ones: at most one set.
CREATE TABLE boundary_set (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    geojson TEXT NOT NULL,
    source TEXT NOT NULL,
    licence TEXT NOT NULL,
    crs TEXT NOT NULL,
    map_review_no TEXT NOT NULL
) STRICT;
