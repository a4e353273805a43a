/** The configuration of a Dovecot that needs no root and touches nothing outside its directory, 2.3 and 2.4. */

export type DovecotSettings = {
  readonly version: string;
  readonly dir: string;
  readonly user: string;
  readonly group: string;
  readonly uid: number;
  readonly gid: number;
  readonly imapPort: number;
  readonly imapsPort: number;
};

const FOLDERS = ["Sent", "Drafts", "Junk", "Trash", "Archive"];

export function dovecotConfiguration(settings: DovecotSettings): string {
  const own = settings.version.startsWith("2.3.") ? version23(settings) : version24(settings);
  return `${own}\n${common(settings)}`;
}

function common({ dir, user, group, imapPort, imapsPort }: DovecotSettings): string {
  const folders = FOLDERS.map((name) => `  mailbox ${name} {\n    special_use = \\${name}\n    auto = subscribe\n  }`);
  return `base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/dovecot.log
listen = 127.0.0.1
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
shutdown_clients = yes
auth_mechanisms = plain login
ssl = yes
namespace inbox {
  inbox = yes
  separator = /
${folders.join("\n")}
}
service imap-login {
  chroot =
  process_min_avail = 1
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = ${imapsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
protocol imap {
  mail_max_userip_connections = 50
}
`;
}

function version23({ dir, uid, gid }: DovecotSettings): string {
  return `protocols = imap
disable_plaintext_auth = no
ssl_cert = <${dir}/tls/cert.pem
ssl_key = <${dir}/tls/key.pem
mail_home = ${dir}/mail/%n
mail_location = maildir:~/box
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%n ${dir}/users
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${dir}/mail/%n
}`;
}

/** The two version lines must come first. */
function version24({ version, dir, user, group }: DovecotSettings): string {
  const release = version.split(/[-\s]/, 1)[0] ?? version;
  return `dovecot_config_version = ${release}
dovecot_storage_version = ${release}
protocols {
  imap = yes
}
auth_allow_cleartext = yes
ssl_server_cert_file = ${dir}/tls/cert.pem
ssl_server_key_file = ${dir}/tls/key.pem
mail_uid = ${user}
mail_gid = ${group}
mail_home = ${dir}/mail/%{user}
mail_driver = maildir
mail_path = ~/box
passdb passwd-file {
  default_password_scheme = plain
  passwd_file_path = ${dir}/users
}
userdb static {
  fields {
    uid = ${user}
    gid = ${group}
    home = ${dir}/mail/%{user}
  }
}`;
}
