/* options_tcp.c — IPPROTO_TCP. What has no meaning for AF_UNIX is kept and given back.
 *
 * Fewer than the kernel knows: there are no upper layers (TCP_ULP), no repair, no multipath, no
 * TCP_AO, and a fast-open key is not shown. TCP_MD5SIG is accepted and signs nothing: a lot has no
 * segments. SPDX-License-Identifier: Apache-2.0 */
#include "option_row.h"
#include "tcp_info.h"

#include <errno.h>
#include <limits.h>
#include <linux/tcp.h>
#include <string.h>

/* Newer than Debian 12's headers. */
#ifndef TCP_IS_MPTCP
#define TCP_IS_MPTCP 43
#endif
#ifndef TCP_RTO_MAX_MS
#define TCP_RTO_MAX_MS 44
#define TCP_RTO_MIN_US 45
#define TCP_DELACK_MAX_US 46
#endif

enum {
    TCP_SMALLEST_MSS = 88,
    TCP_LARGEST_MSS = 32767,
    TCP_SMALLEST_CLAMP = 1152,
    TCP_LONGEST_FIN_WAIT = 120,
    TCP_SHORTEST_TIMEOUT = 1, /* seconds */
    TCP_LONGEST_TIMEOUT = 120,
    TCP_TICK_US = 4000,       /* the kernel counts some times in ticks of 1/250 s */
    TCP_LONGEST_QUEUE = 4096, /* net.core.somaxconn */
    TCP_LARGEST_DELAY = (1 << 28) - 1,
};

static const char *const algorithms[] = {"cubic", "reno"};

/* The name that was given, as a string. */
static int copy_name(const struct option_setting *setting, char *out, size_t size)
{
    const size_t length = setting->length < size - 1 ? setting->length : size - 1;

    if (length < 1)
        return EINVAL;
    memset(out, 0, size);
    return option_copy(setting, out, length);
}

static struct option_answer set_congestion(const struct option_setting *setting)
{
    char name[16];
    const int error = copy_name(setting, name, sizeof name);

    if (error)
        return option_fails(error);
    for (size_t i = 0; i < sizeof algorithms / sizeof *algorithms; i++)
        if (strcmp(name, algorithms[i]) == 0) {
            setting->options->tcp_congestion = (uint8_t)i;
            return option_done();
        }
    return option_fails(ENOENT);
}

static struct option_answer get_congestion(const struct option_asking *asking)
{
    char name[16] = "";

    strcpy(name, algorithms[asking->options->tcp_congestion]);
    return option_write(asking, name, sizeof name);
}

/* Also "tls": as on a kernel without the module. */
static struct option_answer set_ulp(const struct option_setting *setting)
{
    char name[16];
    const int error = copy_name(setting, name, sizeof name);

    return option_fails(error ? error : ENOENT);
}

static struct option_answer get_nothing(const struct option_asking *asking)
{
    return option_write(asking, "", 0);
}

static int admit_maxseg(const struct option_setting *setting, int *value)
{
    (void)setting;
    return *value && (*value < TCP_SMALLEST_MSS || *value > TCP_LARGEST_MSS) ? EINVAL : 0;
}

static struct option_answer get_maxseg(const struct option_asking *asking)
{
    const int wanted = asking->options->tcp_maxseg;
    const bool idle = asking->facts->state <= SOCKET_LISTENING;

    return option_write_number(asking,
                               idle && wanted ? wanted : tcp_segment_size(asking->facts, wanted));
}

static int admit_linger2(const struct option_setting *setting, int *value)
{
    (void)setting;
    if (*value == 0)
        *value = 60;
    else if (*value < 0)
        *value = -1;
    else if (*value > TCP_LONGEST_FIN_WAIT)
        *value = TCP_LONGEST_FIN_WAIT;
    return 0;
}

/* Seconds until so many retransmissions have been sent. */
static int seconds_of(int retransmissions)
{
    int timeout = TCP_SHORTEST_TIMEOUT, seconds = 0;

    for (int i = 0; i < retransmissions; i++) {
        seconds += timeout;
        timeout = timeout * 2 > TCP_LONGEST_TIMEOUT ? TCP_LONGEST_TIMEOUT : timeout * 2;
    }
    return seconds;
}

/* The kernel waits for whole retransmissions, so that 4 seconds become 7. */
static int admit_defer_accept(const struct option_setting *setting, int *value)
{
    int retransmissions = 0;

    (void)setting;
    while (retransmissions < UINT8_MAX && seconds_of(retransmissions) < *value)
        retransmissions++;
    *value = retransmissions;
    return 0;
}

static struct option_answer get_defer_accept(const struct option_asking *asking)
{
    return option_write_number(asking, seconds_of(asking->options->tcp_defer_accept));
}

static bool is_fresh(const struct socket_facts *facts)
{
    return facts->state == SOCKET_FRESH || facts->state == SOCKET_BOUND ||
           facts->state == SOCKET_CLOSED;
}

static int admit_window_clamp(const struct option_setting *setting, int *value)
{
    if (*value == 0)
        return is_fresh(setting->facts) ? 0 : EINVAL;
    if (*value < TCP_SMALLEST_CLAMP)
        *value = TCP_SMALLEST_CLAMP;
    return 0;
}

static struct option_answer get_window_clamp(const struct option_asking *asking)
{
    const int clamp = asking->options->tcp_window_clamp;
    const bool open = asking->facts->state > SOCKET_CONNECTING;

    return option_write_number(asking, clamp || !open ? clamp : TCP_WINDOW);
}

static int admit_fastopen(const struct option_setting *setting, int *value)
{
    const bool listening = setting->facts->state == SOCKET_LISTENING;

    if (*value < 0 || !(listening || is_fresh(setting->facts)))
        return EINVAL;
    if (*value > TCP_LONGEST_QUEUE)
        *value = TCP_LONGEST_QUEUE;
    return 0;
}

static int admit_fresh(const struct option_setting *setting, int *value)
{
    (void)value;
    return is_fresh(setting->facts) ? 0 : EINVAL;
}

static int admit_fresh_or_listening(const struct option_setting *setting, int *value)
{
    (void)value;
    return is_fresh(setting->facts) || setting->facts->state == SOCKET_LISTENING ? 0 : EINVAL;
}

static int admit_microseconds(const struct option_setting *setting, int *value)
{
    (void)setting;
    *value = (*value + TCP_TICK_US - 1) / TCP_TICK_US * TCP_TICK_US;
    return 0;
}

static int admit_milliseconds(const struct option_setting *setting, int *value)
{
    const int tick = TCP_TICK_US / 1000;

    (void)setting;
    *value = (*value + tick - 1) / tick * tick;
    return 0;
}

static struct option_answer set_md5sig(const struct option_setting *setting)
{
    struct tcp_md5sig key;
    const int error = option_copy(setting, &key, sizeof key);

    if (error)
        return option_fails(error);
    if (key.tcpm_addr.ss_family != setting->facts->family || key.tcpm_keylen > TCP_MD5SIG_MAXKEYLEN)
        return option_fails(EINVAL);
    return option_result(key.tcpm_keylen ? 0 : ENOENT);
}

static struct option_answer set_fastopen_key(const struct option_setting *setting)
{
    char key[32];

    if (setting->length != sizeof key / 2 && setting->length != sizeof key)
        return option_fails(EINVAL);
    return option_result(option_copy(setting, key, setting->length));
}

static struct option_answer get_info(const struct option_asking *asking)
{
    char info[TCP_INFO_SIZE];

    tcp_info_write(asking->options, asking->facts, info);
    return option_write(asking, info, sizeof info);
}

static const struct option_row rows[] = {
    {FLAG(TCP_NODELAY, tcp_nodelay)},
    {FLAG(TCP_CORK, tcp_cork)},
    {FLAG_ON(TCP_QUICKACK, tcp_quickack_less_1)},
    {.name = TCP_MAXSEG, KEPT_IN(tcp_maxseg)},
    {NUMBER(TCP_KEEPIDLE, tcp_keepidle_less_7200, 1, 32767), .standard = 7200},
    {NUMBER(TCP_KEEPINTVL, tcp_keepintvl_less_75, 1, 32767), .standard = 75},
    {NUMBER(TCP_KEEPCNT, tcp_keepcnt_less_9, 1, 127), .standard = 9},
    {NUMBER(TCP_SYNCNT, tcp_syncnt_less_6, 1, 127), .standard = 6},
    {.name = TCP_LINGER2, KEPT_IN(tcp_linger2_less_60), .standard = 60},
    {.name = TCP_DEFER_ACCEPT, KEPT_IN(tcp_defer_accept)},
    {.name = TCP_WINDOW_CLAMP, KEPT_IN(tcp_window_clamp)},
    {.name = TCP_CONGESTION, .traits = OPTION_ANY_LENGTH},
    {.name = TCP_INFO, .set_error = ENOPROTOOPT},
    {NUMBER(TCP_THIN_LINEAR_TIMEOUTS, tcp_thin_linear_timeouts, 0, 1)},
    {.name = TCP_THIN_DUPACK, .highest = 1},
    {NUMBER(TCP_USER_TIMEOUT, tcp_user_timeout, 0, INT_MAX)},
    {.name = TCP_NOTSENT_LOWAT, KEPT_IN(tcp_notsent_lowat)},
    {NUMBER(TCP_TX_DELAY, tcp_tx_delay, 0, TCP_LARGEST_DELAY)},
    {NUMBER(TCP_INQ, tcp_inq, 0, 1)},
    {NUMBER(TCP_SAVE_SYN, tcp_save_syn, 0, 2)},
    {.name = TCP_SAVED_SYN, .set_error = ENOPROTOOPT},
    {.name = TCP_CC_INFO, .set_error = ENOPROTOOPT},
    {CONSTANT(TCP_IS_MPTCP, 0, ENOPROTOOPT)},
    {CONSTANT(TCP_TIMESTAMP, 0, EPERM)},
    {NUMBER(TCP_RTO_MAX_MS, tcp_rto_max_ms_less_120000, 1000, 120000), .standard = 120000},
    {NUMBER(TCP_RTO_MIN_US, tcp_rto_min_us_less_200000, TCP_TICK_US + 1, 200000),
     .standard = 200000},
    {NUMBER(TCP_DELACK_MAX_US, tcp_delack_max_us_less_200000, TCP_TICK_US + 1, 200000),
     .standard = 200000},

    {.name = TCP_FASTOPEN, KEPT_IN(tcp_fastopen)},
    {NUMBER(TCP_FASTOPEN_CONNECT, tcp_fastopen_connect, 0, 1)},
    {NUMBER(TCP_FASTOPEN_NO_COOKIE, tcp_fastopen_no_cookie, 0, 1)},
    {.name = TCP_FASTOPEN_KEY, .traits = OPTION_ANY_LENGTH},

    {.name = TCP_ULP, .traits = OPTION_ANY_LENGTH},
    {.name = TCP_MD5SIG, .get_error = ENOPROTOOPT},
    {.name = TCP_MD5SIG_EXT, .get_error = ENOPROTOOPT},
    {CONSTANT(TCP_REPAIR, 0, EPERM)},
    {REFUSED(TCP_REPAIR_QUEUE, EPERM, EINVAL)},
    {REFUSED(TCP_QUEUE_SEQ, EPERM, EINVAL)},
    {REFUSED(TCP_REPAIR_OPTIONS, EINVAL, ENOPROTOOPT)},
    {REFUSED(TCP_REPAIR_WINDOW, EPERM, EINVAL)},
    {REFUSED(TCP_ZEROCOPY_RECEIVE, ENOPROTOOPT, EINVAL)},
};

static option_setter *setter_of(int name)
{
    switch (name) {
    case TCP_CONGESTION:
        return set_congestion;
    case TCP_FASTOPEN_KEY:
        return set_fastopen_key;
    case TCP_ULP:
        return set_ulp;
    case TCP_MD5SIG:
    case TCP_MD5SIG_EXT:
        return set_md5sig;
    }
    return NULL;
}

static option_getter *getter_of(int name)
{
    switch (name) {
    case TCP_MAXSEG:
        return get_maxseg;
    case TCP_DEFER_ACCEPT:
        return get_defer_accept;
    case TCP_WINDOW_CLAMP:
        return get_window_clamp;
    case TCP_CONGESTION:
        return get_congestion;
    case TCP_INFO:
        return get_info;
    case TCP_SAVED_SYN:
    case TCP_CC_INFO:
    case TCP_FASTOPEN_KEY:
    case TCP_ULP:
        return get_nothing;
    }
    return NULL;
}

static option_admitter *admitter_of(int name)
{
    switch (name) {
    case TCP_MAXSEG:
        return admit_maxseg;
    case TCP_LINGER2:
        return admit_linger2;
    case TCP_DEFER_ACCEPT:
        return admit_defer_accept;
    case TCP_WINDOW_CLAMP:
        return admit_window_clamp;
    case TCP_RTO_MAX_MS:
        return admit_milliseconds;
    case TCP_RTO_MIN_US:
    case TCP_DELACK_MAX_US:
        return admit_microseconds;
    case TCP_FASTOPEN:
        return admit_fastopen;
    case TCP_FASTOPEN_CONNECT:
        return admit_fresh;
    case TCP_FASTOPEN_NO_COOKIE:
        return admit_fresh_or_listening;
    }
    return NULL;
}

const struct option_level options_of_tcp = {
    .rows = rows,
    .count = sizeof rows / sizeof *rows,
    .setter_of = setter_of,
    .getter_of = getter_of,
    .admitter_of = admitter_of,
    .read = option_read_number,
    .write = option_write_number,
    .reads_first = true,
};
