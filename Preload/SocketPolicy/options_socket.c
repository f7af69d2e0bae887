/* options_socket.c — SOL_SOCKET, where an AF_UNIX socket would answer otherwise than an IP socket,
 * and where the shim wants to know too. Whatever has no row here is the kernel's.
 *
 * SO_SNDBUF and SO_RCVBUF tell the truth about the carrier, so an untouched TCP socket says 212992
 * where the kernel says 16384 and 131072. Nobody would send SO_ZEROCOPY's completions: refused.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "interfaces.h"
#include "option_row.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/net_tstamp.h>
#include <net/if.h>
#include <netinet/in.h>
#include <string.h>

/* Newer than Debian 12's headers. */
#ifndef SO_PASSPIDFD
#define SO_PASSPIDFD 76
#define SO_PEERPIDFD 77
#endif
#define OPTION_SO_DEVMEM_DONTNEED 80
#define OPTION_SO_PASSRIGHTS 83
#define OPTION_SO_INQ 84

static struct option_answer get_type(const struct option_asking *asking)
{
    return option_write_number(asking, asking->facts->type);
}

static struct option_answer get_domain(const struct option_asking *asking)
{
    return option_write_number(asking, asking->facts->family);
}

static struct option_answer get_protocol(const struct option_asking *asking)
{
    const bool stream = option_is_stream(asking->facts);

    return option_write_number(asking, stream ? IPPROTO_TCP : IPPROTO_UDP);
}

/* An IP socket's peer may be on another machine, so it has no credentials. */
static struct option_answer get_peercred(const struct option_asking *asking)
{
    const struct ucred nobody = {.pid = 0, .uid = (uid_t)-1, .gid = (gid_t)-1};

    return option_write(asking, &nobody, sizeof nobody);
}

static struct option_answer set_linger(const struct option_setting *setting)
{
    struct linger linger;

    if (option_copy(setting, &linger, sizeof linger) == 0) {
        setting->options->so_linger = linger.l_onoff != 0;
        setting->options->so_linger_seconds = linger.l_linger;
    }
    return option_kernel();
}

static struct option_answer bind_to(const struct option_setting *setting, uint32_t index)
{
    if (setting->options->so_device && !setting->facts->privileged)
        return option_fails(EPERM);
    setting->options->so_device = index;
    return option_done();
}

static struct option_answer set_device(const struct option_setting *setting)
{
    char name[IFNAMSIZ] = "";
    const size_t length = setting->length < IFNAMSIZ - 1 ? setting->length : IFNAMSIZ - 1;

    if (length && option_copy(setting, name, length) != 0)
        return option_fails(EFAULT);
    if (name[0] == '\0')
        return bind_to(setting, 0);

    const struct socket_facts *const facts = setting->facts;
    const unsigned index = interfaces_index(facts->addresses, facts->address_count, name);

    return index ? bind_to(setting, index) : option_fails(ENODEV);
}

static struct option_answer get_device(const struct option_asking *asking)
{
    char name[IFNAMSIZ] = "";
    const struct socket_facts *const facts = asking->facts;
    const uint32_t device = asking->options->so_device;

    if (device == 0)
        return option_write(asking, name, 0);
    if (*asking->length < IFNAMSIZ)
        return option_fails(EINVAL);
    if (!interfaces_name(facts->addresses, facts->address_count, device, name))
        return option_fails(ENODEV);
    return option_write(asking, name, strlen(name) + 1);
}

static struct option_answer set_device_index(const struct option_setting *setting)
{
    int index;
    const int error = option_copy(setting, &index, sizeof index);

    if (error || index < 0)
        return option_fails(error ? error : EINVAL);
    return bind_to(setting, (uint32_t)index);
}

/* The real socket's rate is a tag of the shim's. */
static struct option_answer set_pacing(const struct option_setting *setting)
{
    uint64_t rate = 0;
    uint32_t narrow;
    const int error = option_copy(setting, &narrow, sizeof narrow);

    if (error)
        return option_fails(error);
    rate = narrow == UINT32_MAX ? UINT64_MAX : narrow;
    if (setting->length >= sizeof rate)
        memcpy(&rate, setting->value, sizeof rate);
    setting->options->so_max_pacing_rate_inverted = ~rate;
    return option_done();
}

static struct option_answer get_pacing(const struct option_asking *asking)
{
    const uint64_t rate = ~asking->options->so_max_pacing_rate_inverted;
    const uint32_t narrow = rate < UINT32_MAX ? (uint32_t)rate : UINT32_MAX;

    if (*asking->length >= sizeof rate)
        return option_write(asking, &rate, sizeof rate);
    return option_write(asking, &narrow, sizeof narrow);
}

static struct option_answer set_txrehash(const struct option_setting *setting)
{
    int value;
    const int error = option_copy(setting, &value, sizeof value);

    if (error || !option_is_stream(setting->facts))
        return option_fails(error ? error : EOPNOTSUPP);
    if (value < -1 || value > 1)
        return option_fails(EINVAL);
    setting->options->so_txrehash_less_1 = (int8_t)(value == 0 ? -1 : 0);
    return option_done();
}

static struct option_answer get_txrehash(const struct option_asking *asking)
{
    if (!option_is_stream(asking->facts))
        return option_fails(EOPNOTSUPP);
    return option_write_number(asking, asking->options->so_txrehash_less_1 + 1);
}

static int admit_zerocopy(const struct option_setting *setting, int *value)
{
    (void)setting;
    return *value ? EOPNOTSUPP : 0;
}

/* TCP numbers its time stamps from the connection's first byte. */
static struct option_answer set_timestamping(const struct option_setting *setting)
{
    const enum socket_state state = setting->facts->state;
    int bits;

    if (option_is_stream(setting->facts) && (state <= SOCKET_LISTENING || state == SOCKET_CLOSED) &&
        option_copy(setting, &bits, sizeof bits) == 0 && bits & SOF_TIMESTAMPING_OPT_ID)
        return option_fails(EINVAL);
    return option_kernel();
}

/* A datagram of ours starts with a header of ours, which a filter would take for the UDP header,
 * and drop what it should let through. So it is accepted and does not run: filters of IP sockets
 * spare work, and programs check again what they receive. A stream's filter never runs on AF_UNIX,
 * so that the kernel can keep it. */
static struct option_answer set_filter(const struct option_setting *setting)
{
    const size_t size = setting->name == SO_ATTACH_FILTER ? sizeof(struct sock_fprog) : sizeof(int);
    struct sock_fprog program = {.len = 1};

    if (option_is_stream(setting->facts))
        return option_kernel();
    if (setting->length != size)
        return option_fails(EINVAL);
    if (option_copy(setting, &program, size) != 0)
        return option_fails(EFAULT);
    if (setting->options->so_filter_locked)
        return option_fails(EPERM);
    if (setting->name == SO_ATTACH_FILTER && (program.len == 0 || program.len > BPF_MAXINSNS))
        return option_fails(EINVAL);
    setting->options->so_filter = 1;
    return option_done();
}

static struct option_answer set_no_filter(const struct option_setting *setting)
{
    if (option_is_stream(setting->facts))
        return option_kernel();
    if (setting->options->so_filter_locked)
        return option_fails(EPERM);
    if (!setting->options->so_filter)
        return option_fails(ENOENT);
    setting->options->so_filter = 0;
    return option_done();
}

/* With a program attached: as for one that has no classic form to show. */
static struct option_answer get_filter(const struct option_asking *asking)
{
    if (option_is_stream(asking->facts))
        return option_kernel();
    return asking->options->so_filter ? option_fails(EACCES) : option_write(asking, "", 0);
}

static struct option_answer set_filter_lock(const struct option_setting *setting)
{
    int lock;
    const int error = option_copy(setting, &lock, sizeof lock);

    if (option_is_stream(setting->facts))
        return option_kernel();
    if (error || (setting->options->so_filter_locked && !lock))
        return option_fails(error ? error : EPERM);
    setting->options->so_filter_locked = lock != 0;
    return option_done();
}

static struct option_answer get_filter_lock(const struct option_asking *asking)
{
    if (option_is_stream(asking->facts))
        return option_kernel();
    return option_write_number(asking, asking->options->so_filter_locked);
}

/* The lot spreads by itself: a program that would choose is accepted and not asked. */
static struct option_answer set_reuseport_program(const struct option_setting *setting)
{
    const bool classic = setting->name == SO_ATTACH_REUSEPORT_CBPF;
    const size_t size = classic ? sizeof(struct sock_fprog) : sizeof(int);

    if (setting->length != size)
        return option_fails(EINVAL);
    if (!setting->options->so_reuseport)
        return option_fails(EINVAL);
    setting->options->so_reuseport_program = 1;
    return option_done();
}

static struct option_answer set_no_reuseport_program(const struct option_setting *setting)
{
    if (!setting->options->so_reuseport_program)
        return option_fails(setting->options->so_reuseport ? ENOENT : EINVAL);
    setting->options->so_reuseport_program = 0;
    return option_done();
}

/* The kernel's offset counts our header as well. */
static struct option_answer set_peek_offset(const struct option_setting *setting)
{
    int offset;
    const int error = option_copy(setting, &offset, sizeof offset);

    if (option_is_stream(setting->facts))
        return option_kernel();
    return option_result(error ? error : offset < 0 ? 0 : EOPNOTSUPP);
}

/* Whose answer is getpeername's: the shim asks that first. */
static struct option_answer get_peername(const struct option_asking *asking)
{
    (void)asking;
    return option_fails(ENOTCONN);
}

static const struct option_row rows[] = {
    {.name = SO_TYPE, .set_error = ENOPROTOOPT},
    {.name = SO_DOMAIN, .set_error = ENOPROTOOPT},
    {.name = SO_PROTOCOL, .set_error = ENOPROTOOPT},
    {.name = SO_PEERCRED, .set_error = ENOPROTOOPT},
    {.name = SO_PEERNAME, .set_error = ENOPROTOOPT},
    {REFUSED(SO_PEERGROUPS, ENOPROTOOPT, ENODATA)},
    {REFUSED(SO_PEERPIDFD, ENOPROTOOPT, ENODATA)},
    {REFUSED(SO_PEERSEC, ENOPROTOOPT, ENOPROTOOPT)},
    {REFUSED(SO_PASSCRED, EOPNOTSUPP, EOPNOTSUPP)},
    {REFUSED(SO_PASSSEC, EOPNOTSUPP, EOPNOTSUPP)},
    {REFUSED(SO_PASSPIDFD, EOPNOTSUPP, EOPNOTSUPP)},
    {REFUSED(OPTION_SO_PASSRIGHTS, EOPNOTSUPP, EOPNOTSUPP)},
    {REFUSED(OPTION_SO_INQ, ENOPROTOOPT, ENOPROTOOPT)},
    {REFUSED(OPTION_SO_DEVMEM_DONTNEED, ENOPROTOOPT, ENOPROTOOPT)},

    {FLAG(SO_REUSEPORT, so_reuseport)},
    {.name = SO_REUSEADDR, .traits = OPTION_TRUTH | OPTION_SEEN_BY_KERNEL, KEPT_IN(so_reuseaddr)},
    {.name = SO_BROADCAST, .traits = OPTION_TRUTH | OPTION_SEEN_BY_KERNEL, KEPT_IN(so_broadcast)},
    {.name = SO_OOBINLINE, .traits = OPTION_TRUTH | OPTION_SEEN_BY_KERNEL, KEPT_IN(so_oobinline)},
    {.name = SO_LINGER, .traits = OPTION_SEEN_BY_KERNEL},

    {.name = SO_ZEROCOPY, .highest = 1},
    {.name = SO_BINDTODEVICE, .traits = OPTION_ANY_LENGTH},
    {.name = SO_BINDTOIFINDEX, KEPT_IN(so_device)},
    {.name = SO_MAX_PACING_RATE},
    {.name = SO_TXREHASH},
    {.name = SO_TIMESTAMPING_OLD, .traits = OPTION_SEEN_BY_KERNEL},
    {.name = SO_TIMESTAMPING_NEW, .traits = OPTION_SEEN_BY_KERNEL},
    {.name = SO_PEEK_OFF, .traits = OPTION_SEEN_BY_KERNEL},

    {.name = SO_ATTACH_FILTER},
    {.name = SO_ATTACH_BPF, .get_error = ENOPROTOOPT},
    {.name = SO_DETACH_FILTER, .get_error = ENOPROTOOPT},
    {.name = SO_LOCK_FILTER},
    {.name = SO_ATTACH_REUSEPORT_CBPF, .get_error = ENOPROTOOPT},
    {.name = SO_ATTACH_REUSEPORT_EBPF, .get_error = ENOPROTOOPT},
    {.name = SO_DETACH_REUSEPORT_BPF, .get_error = ENOPROTOOPT},
};

static option_setter *setter_of(int name)
{
    switch (name) {
    case SO_LINGER:
        return set_linger;
    case SO_BINDTODEVICE:
        return set_device;
    case SO_BINDTOIFINDEX:
        return set_device_index;
    case SO_MAX_PACING_RATE:
        return set_pacing;
    case SO_TXREHASH:
        return set_txrehash;
    case SO_TIMESTAMPING_OLD:
    case SO_TIMESTAMPING_NEW:
        return set_timestamping;
    case SO_PEEK_OFF:
        return set_peek_offset;
    case SO_ATTACH_FILTER:
    case SO_ATTACH_BPF:
        return set_filter;
    case SO_DETACH_FILTER:
        return set_no_filter;
    case SO_LOCK_FILTER:
        return set_filter_lock;
    case SO_ATTACH_REUSEPORT_CBPF:
    case SO_ATTACH_REUSEPORT_EBPF:
        return set_reuseport_program;
    case SO_DETACH_REUSEPORT_BPF:
        return set_no_reuseport_program;
    }
    return NULL;
}

static option_getter *getter_of(int name)
{
    switch (name) {
    case SO_TYPE:
        return get_type;
    case SO_DOMAIN:
        return get_domain;
    case SO_PROTOCOL:
        return get_protocol;
    case SO_PEERCRED:
        return get_peercred;
    case SO_PEERNAME:
        return get_peername;
    case SO_BINDTODEVICE:
        return get_device;
    case SO_MAX_PACING_RATE:
        return get_pacing;
    case SO_TXREHASH:
        return get_txrehash;
    case SO_ATTACH_FILTER:
        return get_filter;
    case SO_LOCK_FILTER:
        return get_filter_lock;
    }
    return NULL;
}

static option_admitter *admitter_of(int name)
{
    switch (name) {
    case SO_ZEROCOPY:
        return admit_zerocopy;
    }
    return NULL;
}

const struct option_level options_of_socket = {
    .rows = rows,
    .count = sizeof rows / sizeof *rows,
    .setter_of = setter_of,
    .getter_of = getter_of,
    .admitter_of = admitter_of,
    .read = option_read_number,
    .write = option_write_number,
    .reads_first = true,
};
