/* lot_endpoints.h — binding, listening and finding in a lot: the part only a shim uses.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LOT_ENDPOINTS_H
#define LOT_ENDPOINTS_H

#include "lot_file.h"

#pragma GCC visibility push(hidden)

typedef int bind_call(int fd, const struct sockaddr *, socklen_t);

/* What a process wants to bind. */
struct lot_claim {
    enum name_protocol protocol;
    int family;
    int host;
    struct place place; /* port 0: any */
    bool v6only, reuseaddr, reuseport, anywhere /* IP_FREEBIND */;
};

/* A reference to an endpoint, good as long as its generation is. */
struct lot_ticket {
    uint32_t entry; /* index + 1, 0: none */
    uint32_t generation;
};

/* Binds `fd` by `call` to a name of its own and enters it. Returns 0 and fills `name` and `ticket`,
 * or the errno bind() has for it: EADDRINUSE, EADDRNOTAVAIL, ENOBUFS. */
int lot_bind(struct lot *, const struct lot_claim *, int fd, bind_call *call, struct name *name,
             struct lot_ticket *ticket);

/* The entry becomes a listener of this process. Returns 0 or EADDRINUSE. */
int lot_listen(struct lot *, struct lot_ticket);

/* The last descriptor of it is gone. */
void lot_release(struct lot *, struct lot_ticket);

/* The ticket of a bound name, after exec. */
struct lot_ticket lot_ticket_of(struct lot *, const struct name *);

/* What a ticket stands for. False when it is gone. */
bool lot_look(const struct lot *, struct lot_ticket, struct lot_endpoint *out);

/* Notes whom a bound socket is connected to; port 0: nobody. The caller becomes its process.
 * Returns 0, or EADDRNOTAVAIL when another stream has the same two ends. */
int lot_set_peer(struct lot *, struct lot_ticket, struct place peer);

/* An endpoint that hears a place. */
struct lot_hearer {
    struct lot_ticket ticket;
    struct name name;
    uint32_t pid, former, uid;
    uint16_t ring;
    uint16_t host; /* whose process it is */
};

/* Who hears (protocol, to) when `from` on `host` calls: the most specific, one of several alike by
 * `choice`. False when nobody does. `to` must not be a wildcard. */
bool lot_find(const struct lot *, enum name_protocol, struct place to, struct place from, int host,
              uint32_t choice, struct lot_hearer *out);

/* Changes whenever an endpoint does: what was found before is then out of date. */
uint32_t lot_sequence(const struct lot *);

/* The datagram sockets that hear a broadcast or a group, from the `first` on; at most `capacity`.
 * `looped`: those of the same host too. */
size_t lot_find_all(const struct lot *, struct place to, int host, bool looped, size_t first,
                    struct lot_hearer *out, size_t capacity);

/* The name did not answer: removes the entry if it is really dead. */
void lot_bury(struct lot *, struct lot_ticket);

/* Whether an address belongs to somebody, asked from `host`. */
bool lot_knows(const struct lot *, struct ip, int host);

/* Whether it belongs to a network one of the lot's hosts is in: /24 or /64. */
bool lot_is_near(const struct lot *, struct ip);

/* 255.255.255.255, 127.255.255.255, or the last address of a /24 that `host` is in. */
bool lot_is_broadcast(const struct lot *, struct ip, int host);

/* Whether `host` has the address itself. */
bool lot_host_has(const struct lot *, int host, struct ip);

/* The address `host` is seen from at `to`. False: no route there. */
bool lot_source(const struct lot *, int host, struct ip to, struct ip *out);

/* The scope that names of this address carry for processes of `host`. */
uint16_t lot_scope(const struct lot *, struct ip, int host);

/* The next port to try for a client, within the kernel's range, not bound by anybody. */
uint16_t lot_next_port(struct lot *, enum name_protocol);

/* Takes turns among endpoints that share an address. */
uint32_t lot_next_choice(struct lot *);

/* Group membership of a bound datagram socket. Return 0 or an errno. */
int lot_join(struct lot *, struct lot_ticket, struct ip group);
void lot_leave(struct lot *, struct lot_ticket, struct ip group);

/* Options of an endpoint that others have to know. Takes the lock only when one has changed. */
struct lot_manners {
    bool reuseaddr, reuseport;
    bool quiet_groups; /* hears only the groups it joined itself: IP_MULTICAST_ALL is off */
};

void lot_set_manners(struct lot *, struct lot_ticket, const struct lot_manners *);

/* A number for an address, good for the life of the lot; 0: the lot knows too many already. */
uint16_t lot_intern(struct lot *, struct ip);
bool lot_interned(const struct lot *, uint16_t number, struct ip *out);

/* Connections that ended by RST, which a closed AF_UNIX stream cannot say. */
void lot_note_reset(struct lot *, uint64_t fingerprint);
bool lot_was_reset(const struct lot *, uint64_t fingerprint);

/* A new connection has the two ends of one that was reset. */
void lot_forget_reset(struct lot *, uint64_t fingerprint);

/* The processes of the lot that have connected somewhere, each with the user it was then. */
void lot_enlist(struct lot *, uint32_t pid, uint32_t uid);
bool lot_has_enlisted(const struct lot *, uint32_t pid, uint32_t uid);

#pragma GCC visibility pop
#endif
