# The steps of nginx/run, one function each. Sourced; wants root, state, port, listen, prefix, filex_host, empty and db* set.
# shellcheck shell=bash disable=SC2154
bin=$root/build/release/bin
# shellcheck source=nginx/commun.sh
. "$root/nginx/commun.sh"
site=https://localhost:$port
filex_site=${filex_host:+https://$filex_host:$port}

build() {
    [ -z "${TS_BUILT:-}" ] || return 0
    mkdir -p "$root/build"
    (
        flock 9  # two starts side by side build once
        cd "$root" || exit
        [ -f build/release/build.ninja ] || cmake --preset release >build/release.log || { cat build/release.log; exit 1; }
        ninja -C build/release --quiet auth.bin ts-admin.bin famille.bin filex.bin ts-depots.bin tsctl.bin
    ) 9>"$root/build/.lock"
}

make_folders() {
    mkdir -p "$state"/{etc/tls,run,log,mail,courriels,letters,templates,tmp} "$state"/run/recus "$state"/depots/{entrants,partiels,fichiers}
}

# Kept from one start to the next.
kept() {  # kept NAME COMMAND…
    local file=$state/etc/$1
    shift
    if [ ! -s "$file" ]; then
        "$@" >"$file.part"
        mv "$file.part" "$file"
    fi
    cat "$file"
}

make_key() { kept cle random_hex 32 >/dev/null; }

# An authority of this site's own, and a certificate of a year renewed a month before its end, or for one more name.
make_certificate() {
    local tls=$state/etc/tls
    if [ ! -s "$tls/ca.pem" ]; then
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -keyout "$tls/ca.key" \
            -out "$tls/ca.pem" -subj "/CN=Téléservices, autorité locale" -utf8 \
            -addext basicConstraints=critical,CA:TRUE,pathlen:0 -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null
    fi
    if openssl x509 -checkend 2592000 -noout -in "$tls/site.pem" >/dev/null 2>&1 &&
        openssl x509 -checkhost "${filex_host:-localhost}" -noout -in "$tls/site.pem" | grep -q 'does match'; then return; fi
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$tls/site.key" -out "$tls/site.csr" \
        -subj /CN=localhost 2>/dev/null
    printf '%s\n' "subjectAltName=DNS:localhost${filex_host:+,DNS:$filex_host},IP:127.0.0.1,IP:::1" basicConstraints=critical,CA:FALSE \
        keyUsage=critical,digitalSignature extendedKeyUsage=serverAuth >"$tls/site.ext"
    openssl x509 -req -in "$tls/site.csr" -CA "$tls/ca.pem" -CAkey "$tls/ca.key" -CAcreateserial -days 365 \
        -extfile "$tls/site.ext" -out "$tls/site.pem" 2>/dev/null
}

start_private_database() {
    local me
    me=$(id -un)
    cat >"$state/etc/my.cnf" <<TEXT
[mariadbd]
datadir=$state/db
socket=$state/run/mariadb.sock
pid-file=$state/run/mariadbd.pid
tmpdir=$state/tmp
user=$me
skip-networking
skip-log-bin
character-set-server=utf8mb4
innodb-log-file-size=64M
innodb-buffer-pool-size=${TS_DB_MEMORY:-256M}
max-allowed-packet=64M
TEXT
    if [ ! -d "$state/db/mysql" ]; then
        rm -rf "$state/db"
        mariadb-install-db --defaults-file="$state/etc/my.cnf" --auth-root-authentication-method=socket \
            --skip-test-db >"$state/log/mariadb-install.log" 2>&1 || die "mariadb-install-db: see $state/log/mariadb-install.log"
    fi
    "$root/nginx/supervise" start "$state" mariadb
    for _ in $(seq 300); do
        owner_sql <<<"SELECT 1" >/dev/null 2>&1 && return
        sleep 0.1
    done
    die "the private database does not start: see $state/log/mariadb.log"
}

owner_sql() {  # who may create accounts
    if [ -z "$db" ]; then
        mariadb --no-defaults --socket="$state/run/mariadb.sock" --user="$(id -un)" -N "$@"
    else
        MYSQL_PWD=$TS_DB_PASSWORD mariadb --no-defaults --host="${db%:*}" --port="$(db_port)" --user="$db_user" \
            --ssl-ca="$db_ca" --ssl-verify-server-cert -N "$@"
    fi
}
db_port() { case $db in *:*) echo "${db##*:}" ;; *) echo 3306 ;; esac; }

free_port() { /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# One file a program, readable by its account only; what differs is the database account.
make_configurations() {
    local smtp_port name password
    smtp_port=$(kept smtp-port free_port)
    if (exec 3<>"/dev/tcp/127.0.0.1/$smtp_port") 2>/dev/null; then free_port >"$state/etc/smtp-port"; smtp_port=$(cat "$state/etc/smtp-port"); fi
    for name in "${configurations[@]}"; do
        password=$(kept "password-$name" random_hex 24)
        {
            if [ -z "$db" ]; then
                echo "db-socket = $state/run/mariadb.sock"
            else
                printf '%s\n' "db-host = ${db%:*}" "db-port = $(db_port)" "db-ca = $(readlink -f "$db_ca")"
            fi
            printf '%s\n' "db-name = $db_name" "db-user = ${account[$name]}" \
                "db-password = $password" "key-file = $state/etc/cle" \
                "templates = $root/templates" "templates-override = $state/templates" "letters = $state/letters" \
                "site-url = $site" "prefix = $prefix" "smtp-url = smtp://127.0.0.1:$smtp_port" \
                "depots = $state/depots" "receipts = $state/run/recus/recus.sock"
            [ -z "$filex_site" ] || echo "filex-url = $filex_site"
            [ -n "$empty" ] || printf '%s\n' "demonstration = true" "totp-required = false"
        } >"$state/etc/$name.conf"
    done
}

accounts() {  # the accounts, with the passwords of this start
    [ -n "$db" ] || echo "CREATE DATABASE IF NOT EXISTS $db_name CHARACTER SET utf8mb4;"
    accounts_sql "$state/etc" "$(db_clients)"
}
db_clients() { [ -n "$db" ] && echo % || echo localhost; }

migrate() {
    accounts | owner_sql
    "$bin/tsctl" --config "$state/etc/tsctl.conf" migrate "$root/sql"
}

apply_grants() {
    grants_sql "$root/sql/grants.sql" "$db_name" "$(db_clients)" | owner_sql
}

# Once in the life of a state folder.
load_demonstration() {
    [ ! -s "$state/etc/demo-data.json" ] || return 0
    say "Loading the demonstration academy…"
    # what a start that was cut has loaded is this folder's own
    [ ! -e "$state/etc/demo-begun" ] || set -- --remplacer "$@"
    : >"$state/etc/demo-begun"
    "$bin/tsctl" --config "$state/etc/tsctl.conf" demo --json "$@" >"$state/tmp/demo-data.json" ||
        die "the demonstration data could not be loaded"
    mv "$state/tmp/demo-data.json" "$state/etc/demo-data.json"
    rm "$state/etc/demo-begun"
}

write_demo_json() {
    /usr/bin/python3 - "$state" "$site$prefix" "${filex_site:-$site}$prefix" <<'PY'
import json, os, sys
state, url, filex = sys.argv[1:]
path = f"{state}/etc/demo-data.json"
data = json.load(open(path)) if os.path.exists(path) else {"comptes": [], "cars": []}
data = {"url": url, "filex": filex, "ca": f"{state}/etc/tls/ca.pem", "mail": f"{state}/mail", **data}
json.dump(data, open(f"{state}/demo.json", "w"), ensure_ascii=False, indent=1)
PY
}

make_nginx_configuration() {
    local addresses=${listen:-127.0.0.1} lines='' me file
    me=$(id -un)
    for address in $addresses; do lines+="listen $address:$port ssl http2; "; done
    if [ -z "$listen" ] && grep -q '^0\{31\}1 ' /proc/net/if_inet6 2>/dev/null; then lines+="listen [::1]:$port ssl http2;"; fi
    local run=$state/run share=$root theme=$state/templates/statique log=$state/log depots=$state/depots nginx_etc=$state/etc
    for file in alone alone_filex "${nginx_files[@]}"; do
        fill "$root/nginx/$file.conf" |
            sed -e "s|@STATE@|$state|g" -e "s|@FILEX_HOST@|$filex_host|g" -e "s|@LISTEN@|$lines|" >"$state/etc/$file.conf"
    done
    mv "$state/etc/alone.conf" "$state/etc/nginx.conf"
    [ -n "$filex_host" ] || : >"$state/etc/alone_filex.conf"
    if [ "$(id -u)" -eq 0 ]; then sed -i "1i user $me;" "$state/etc/nginx.conf"; fi
    nginx -t -q -p "$state" -e "$state/log/nginx.log" -c "$state/etc/nginx.conf"
}

wait_for_site() {
    for _ in $(seq 300); do
        curl -fsS --cacert "$state/etc/tls/ca.pem" -o /dev/null "$site$prefix/sante" 2>/dev/null && return 0
        sleep 0.1
    done
    return 1
}

how_to_sign_in() {
    say "" "Télé-services:  $site$prefix/" "Certificate:    $state/etc/tls/ca.pem" \
        "Mails caught:   $site$prefix/demo/courriels/" "For scripts:    $state/demo.json"
    /usr/bin/python3 - "$state/demo.json" <<'PY'
import json, sys
demo = json.load(open(sys.argv[1]))
for account in demo["comptes"][:15]:
    print(f"  {account['profil']:<12} {account.get('uai') or '':<9} {account['identifiant']:<24} {account['mot_de_passe']}")
unused = demo["cars"][:1]
for code in unused:
    print(f"  Create an account with the code {code['car']}, birth date {code['date_naissance']}")
PY
}
