# What nginx/run and nginx/install share. Sourced.
# shellcheck shell=bash disable=SC2154,SC2034

programs=(auth ts-admin famille filex)
tools=(ts-depots tsctl)
# A configuration, with a database account of its own (sql/grants.sql), for each executable, and for who hands back mails.
configurations=("${programs[@]}" "${tools[@]}" rebond)
declare -A account=([auth]=ts_auth [ts-admin]=ts_admin [famille]=ts_famille [filex]=ts_filex [ts-depots]=ts_depots [rebond]=ts_rebond [tsctl]=ts_tsctl)
# The include for a server block, and what it includes.
nginx_files=(teleservices remise statique fastcgi fastcgi_params televersement commun barre hote_filex)

# random_hex BYTES: all of them, or an end. On a line of its own: where it is part of a longer word, its end is not seen.
random_hex() {
    local digits
    digits=$(openssl rand -hex "$1") || true
    [[ $digits =~ ^[0-9a-f]{$((2 * $1))}$ ]] || die "openssl rand gives no random numbers"
    echo "$digits"
}

# fill FILE: with its @…@ replaced. Wants prefix, run, share (where nginx/ and www/ are), theme (what the academy adds to
# www/), log, depots and nginx_etc set.
fill() {
    sed -e "s|@PREFIX@|$prefix|g" -e "s|@RUN@|$run|g" -e "s|@NGINX@|$share/nginx|g" -e "s|@WWW@|$share/www|g" -e "s|@THEME@|$theme|g" \
        -e "s|@LOG@|$log|g" -e "s|@DEPOTS@|$depots|g" -e "s|@ETC@|$nginx_etc|g" "$1"
}

# setting NAME FILE: what a configuration file says, as the programs read it (fcgi/base/config.cpp): # begins a remark,
# anywhere. Nothing when it does not say it.
setting() { sed -nE "s/#.*//; s/^[[:space:]]*$1[[:space:]]*=[[:space:]]*(.*[^[:space:]])?[[:space:]]*$/\1/p" "$2" | tail -n 1; }

# accounts_sql FOLDER HOST: the accounts as the configuration files in FOLDER have them; again, to change a password.
accounts_sql() {
    local name user password
    for name in "${configurations[@]}"; do
        password=$(setting db-password "$1/$name.conf" | sed "s/\\\\/&&/g; s/'/''/g")
        [ -n "$password" ] || die "$1/$name.conf: no db-password, and an account without one is everybody's"
        user="'$(setting db-user "$1/$name.conf")'@'$2' IDENTIFIED BY '$password'"
        echo "CREATE USER IF NOT EXISTS $user;"
        echo "ALTER USER $user;"
    done
    echo "GRANT ALL ON $(setting db-name "$1/tsctl.conf").* TO '$(setting db-user "$1/tsctl.conf")'@'$2';"
}

# grants_sql FILE SCHEMA HOST
grants_sql() { sed "s/teleservices\./$2./; s/@'localhost'/@'$3'/" "$1"; }
