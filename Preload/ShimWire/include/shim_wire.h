/* shim_wire.h — the environment by which a shim learns of its lot. Written by the CLI and the
 * Harness, read by the shims, handed on across exec by the shims themselves.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SHIM_WIRE_H
#define SHIM_WIRE_H

/* Directory of the lot. Without it (and without SOCKET_WRAPPER_DIR) the socket shim does nothing.
 */
#define BACKLOT_LOT "BACKLOT_LOT"

/* The addresses this process has, comma-separated, v4 and v6; unset: the machine without a name,
 * which has loopback and whatever address it binds. */
#define BACKLOT_HOSTS "BACKLOT_HOSTS"

/* "unreachable" (the default) or "refused": what an address that nobody has answers. */
#define BACKLOT_ABSENT "BACKLOT_ABSENT"

/* Real destinations that are let through: "ADDRESS", "ADDRESS/BITS", each with ":PORT" if wished
 * (v6 in brackets then), comma-separated. */
#define BACKLOT_ALLOW "BACKLOT_ALLOW"

/* "1": families other than AF_INET, AF_INET6 and AF_UNIX are refused with EPERM. */
#define BACKLOT_STRICT "BACKLOT_STRICT"

/* Files of users, groups and so on, in the formats of /etc, to be used in place of the machine's: a
 * list with colons, asked in its order. What is not set is libc's to answer. */
#define BACKLOT_PASSWD_FILES "BACKLOT_PASSWD_FILES"
#define BACKLOT_GROUP_FILES "BACKLOT_GROUP_FILES"
#define BACKLOT_SHADOW_FILES "BACKLOT_SHADOW_FILES"
#define BACKLOT_HOSTS_FILES "BACKLOT_HOSTS_FILES"
#define BACKLOT_SERVICES_FILES "BACKLOT_SERVICES_FILES"
#define BACKLOT_PROTOCOLS_FILES "BACKLOT_PROTOCOLS_FILES"
#define BACKLOT_NETGROUP_FILES "BACKLOT_NETGROUP_FILES"

/* So many paths a list may have. */
#define BACKLOT_MOST_FILES 8

/* What gethostname() answers. */
#define BACKLOT_HOSTNAME "BACKLOT_HOSTNAME"

/* "1": a host name that no file has may be asked of the real network. */
#define BACKLOT_ALLOW_DNS "BACKLOT_ALLOW_DNS"

/* "1": nothing is said on standard error. */
#define BACKLOT_QUIET "BACKLOT_QUIET"

/* Set by the shim across exec: descriptors below this number may be sockets of the lot. */
#define BACKLOT_HEIRS "BACKLOT_HEIRS"

/* Set by the shim across exec after a change of user or root directory: the descriptor of the
 * lot's file, which the new program could no longer open by its path. */
#define BACKLOT_DOOR "BACKLOT_DOOR"

#endif
