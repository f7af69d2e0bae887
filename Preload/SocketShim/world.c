/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "capture.h"
#include "onward.h"
#include "world.h"
#include "shim_wire.h"
#include "sockets.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

static struct world the_world = {.address = world_address, .allow = world_allow};
static _Atomic(struct lot *) the_lot;
static atomic_int the_host = -1;
static atomic_bool is_unread = true;

static bool is_one(const char *name)
{
    const char *value = onward_value(name);
    return value && strcmp(value, "1") == 0;
}

/* Calls `take` with every item of a comma-separated list. Without strcspn(), whose first use costs
 * a start two page faults. */
static void each_item(const char *list, void (*take)(const char *item))
{
    char item[128];

    while (list && *list) {
        size_t length = 0;
        while (list[length] && list[length] != ',')
            length++;
        if (length < sizeof item) {
            memcpy(item, list, length);
            item[length] = 0;
            take(item);
        }
        list += length + (list[length] == ',');
    }
}

static void add_address(const char *text)
{
    if (the_world.addresses < LOT_HOST_ADDRESSES &&
        ip_parse(text, &the_world.address[the_world.addresses]))
        the_world.addresses++;
    else
        SHIM_SAY("\"", text,
                 "\" in " BACKLOT_HOSTS " is not an IP address, or one too many; it is left out");
}

/* Nothing but digits, and within bounds: a slip of the pen must not let everything out. */
static bool read_number(const char *text, long lowest, long highest, long *out)
{
    char *end;

    *out = strtol(text, &end, 10);
    return *text >= '0' && *text <= '9' && !*end && *out >= lowest && *out <= highest;
}

/* "10.0.0.0/8:80", "[2001:db8::]/32:443", "192.0.2.1" */
static bool read_allowance(char *text, struct allowance *out)
{
    char *port = strrchr(text, ':');
    char *bits;
    long number;

    if (port && port > text &&
        (strchr(text, ':') == port || port[-1] == ']' || strchr(text, ']')) &&
        strchr(port, ']') == NULL) {
        *port = 0;
        if (!read_number(port + 1, 1, 65535, &number))
            return false;
        out->port = (uint16_t)number;
    }
    if ((bits = strchr(text, '/')))
        *bits++ = 0;
    if (*text == '[') {
        text++;
        text[strcspn(text, "]")] = 0;
    }
    if (!ip_parse(text, &out->ip))
        return false;
    const int whole = ip_is_v4(out->ip) ? 32 : 128;
    if (bits && !read_number(bits, 0, whole, &number))
        return false;
    out->bits = (uint8_t)(bits ? number + 128 - whole : 128);
    return true;
}

static void add_allowance(const char *text)
{
    char copy[128];
    struct allowance allowance = {0};

    snprintf(copy, sizeof copy, "%s", text);
    if (the_world.allowances < ALLOW_LIMIT && read_allowance(copy, &allowance))
        the_world.allow[the_world.allowances++] = allowance;
    else
        SHIM_SAY("\"", text,
                 "\" in " BACKLOT_ALLOW
                 " is not ADDRESS[/BITS][:PORT]; nothing is let through by it");
}

/* socket_wrapper's addresses: interface N is 127.0.0.N, or N in the given network, and
 * fd00::5357:5fNN. */
static void add_legacy_addresses(void)
{
    const char *number = onward_value("SOCKET_WRAPPER_DEFAULT_IFACE");
    const char *network = onward_value("SOCKET_WRAPPER_IPV4_NETWORK");
    const int interface = number ? atoi(number) : 1;
    struct ip four, six;

    if (!ip_parse(network ? network : "127.0.0.0", &four) || !ip_is_v4(four) ||
        !ip_parse("fd00::5357:5f00", &six))
        return;
    four.byte[15] = six.byte[15] = (uint8_t)(interface >= 1 && interface <= 64 ? interface : 1);
    the_world.address[the_world.addresses++] = four;
    the_world.address[the_world.addresses++] = six;
}

static void read_environment(void)
{
    const char *ours = onward_value(BACKLOT_LOT);
    const char *absent = onward_value(BACKLOT_ABSENT);

    the_world.directory = ours ? ours : onward_value("SOCKET_WRAPPER_DIR");
    if (!the_world.directory)
        return;
    the_world.refused = absent && strcmp(absent, "refused") == 0;
    the_world.strict = is_one(BACKLOT_STRICT);
    each_item(onward_value(BACKLOT_HOSTS), add_address);
    each_item(onward_value(BACKLOT_ALLOW), add_allowance);
    if (!ours)
        add_legacy_addresses();
    capture_start();
    the_world.active = true;
}

const struct world *world(void)
{
    /* Other libraries' constructors may come before ours, in one thread. */
    if (__builtin_expect(atomic_load_explicit(&is_unread, memory_order_acquire), 0)) {
        SHIM_KEEP_ERRNO;
        read_environment();
        atomic_store_explicit(&is_unread, false, memory_order_release);
    }
    return &the_world;
}

bool world_active(void) { return world()->active; }

static int open_lot(struct lot **out)
{
    int error = lot_open(the_world.directory, out);

    if (error == ENOENT && sockets_door() < 0) {
        error = lot_create(the_world.directory);
        if (!error || error == EEXIST)
            error = lot_open(the_world.directory, out);
    }
    return error;
}

static struct lot *enter_lot(void)
{
    struct lot *lot = NULL, *before = NULL;
    const int error = open_lot(&lot);

    if (error) {
        SHIM_SAY("the lot ", the_world.directory, " can't be entered (",
                 error == EPROTO ? "it is none, or of another version" : strerrordesc_np(error),
                 "); this process has no network");
        return NULL;
    }
    if (!atomic_compare_exchange_strong(&the_lot, &before, lot)) {
        lot_close(lot);
        return before;
    }
    return lot;
}

struct lot *world_lot(void)
{
    struct lot *lot = atomic_load_explicit(&the_lot, memory_order_acquire);

    if (__builtin_expect(lot != NULL, 1))
        return lot;
    SHIM_KEEP_ERRNO;
    return world()->active ? enter_lot() : NULL;
}

int world_host(void)
{
    int host = atomic_load_explicit(&the_host, memory_order_relaxed);

    if (__builtin_expect(host >= 0, 1) || !world_lot())
        return host < 0 ? LOT_NAMELESS : host;
    host = lot_host(world_lot(), the_world.address, the_world.addresses);
    if (host < 0) {
        SHIM_SAY("the lot has too many hosts already; this process has loopback only");
        host = LOT_NAMELESS;
    }
    atomic_store_explicit(&the_host, host, memory_order_relaxed);
    return host;
}

static bool is_within(struct ip ip, const struct allowance *allowance)
{
    const size_t whole = allowance->bits / 8;
    const int rest = allowance->bits % 8;

    if (memcmp(ip.byte, allowance->ip.byte, whole) != 0)
        return false;
    return rest == 0 || (ip.byte[whole] ^ allowance->ip.byte[whole]) >> (8 - rest) == 0;
}

bool world_allows(struct place place)
{
    for (size_t i = 0; i < the_world.allowances; i++)
        if (is_within(place.ip, &the_world.allow[i]) &&
            (the_world.allow[i].port == 0 || the_world.allow[i].port == place.port))
            return true;
    return false;
}

/* High, out of the way of the numbers the program counts on. */
static int open_door(void)
{
    char path[4096 + sizeof LOT_FILE_NAME];
    int fd, high;

    if ((size_t)snprintf(path, sizeof path, "%s/" LOT_FILE_NAME, the_world.directory) >=
        sizeof path)
        return -1;
    fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return -1;
    high = REAL(fcntl)(fd, F_DUPFD_CLOEXEC, sockets_highest_number());
    REAL(close)(fd);
    return high;
}

void world_hold_door(void)
{
    SHIM_KEEP_ERRNO;
    if (!world_active())
        return;
    /* Mapped now, while it may be. */
    if (world_lot())
        world_host();
    if (sockets_door() >= 0)
        return;
    const int door = open_door();
    if (door >= 0)
        sockets_protect(door);
}

int world_door_for_exec(void)
{
    SHIM_KEEP_ERRNO;
    const int door = sockets_door();

    if (door >= 0)
        REAL(fcntl)(door, F_SETFD, 0);
    return door;
}

SHIM_EXPORT bool socket_wrapper_enabled(void) { return world_active(); }

/* The door of the program before us: kept, and out of the way of this one. */
static void find_door(void)
{
    const char *number = getenv(BACKLOT_DOOR);
    const int door = number ? atoi(number) : -1;
    struct lot *lot;

    if (door <= 2 || lot_open_descriptor(door, &lot))
        return;
    atomic_store(&the_lot, lot);
    sockets_protect(door);
}

__attribute__((destructor)) static void go_home(void)
{
    if (world_active())
        sockets_go_home();
}

static void forget(const char *name)
{
    if (getenv(name))
        unsetenv(name);
}

__attribute__((constructor)) static void wake_up(void)
{
    if (!world_active())
        return;
    shim_remember_errors();
    find_door();
    sockets_wake_up();
    vfork_prepare();
    forget(BACKLOT_HEIRS);
    forget(BACKLOT_DOOR);
}
