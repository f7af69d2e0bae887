/* tcp_info.c — the figures of struct tcp_info.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tcp_info.h"

#include "option_row.h"

#include <linux/tcp.h>
#include <string.h>

_Static_assert(sizeof(struct tcp_info) <= TCP_INFO_SIZE, "headers newer than the kernel we copy");

/* Of <netinet/tcp.h>, which does not go together with <linux/tcp.h>. */
enum {
    TCP_ESTABLISHED = 1,
    TCP_SYN_SENT = 2,
    TCP_FIN_WAIT2 = 5,
    TCP_CLOSE = 7,
    TCP_CLOSE_WAIT = 8,
    TCP_LISTEN = 10,
};

enum {
    TCP_IPV4_HEADERS = 20 + 20,
    TCP_IPV6_HEADERS = 40 + 20,
    TCP_TIMESTAMPS = 12,
    TCP_DEFAULT_SEGMENT = 536,
    TCP_INITIAL_WINDOW = 10,
    TCP_ROUND_TRIP_US = 20,
};

static int path_mtu(const struct socket_facts *facts)
{
    /* TCP adds up packets in 16 bits for either family. */
    const int mtu = option_path_mtu(facts, facts->family);

    return mtu > UINT16_MAX ? UINT16_MAX : mtu;
}

int tcp_segment_size(const struct socket_facts *facts, int wanted)
{
    const int headers = facts->family == AF_INET ? TCP_IPV4_HEADERS : TCP_IPV6_HEADERS;
    const int most = option_path_mtu(facts, facts->family) - headers;

    if (facts->state < SOCKET_CONNECTED)
        return TCP_DEFAULT_SEGMENT;
    return (wanted && wanted < most ? wanted : most) - TCP_TIMESTAMPS;
}

static uint8_t tcp_state(const struct socket_facts *facts)
{
    switch (facts->state) {
    case SOCKET_LISTENING:
        return TCP_LISTEN;
    case SOCKET_CONNECTING:
        return TCP_SYN_SENT;
    case SOCKET_CONNECTED:
        return facts->own_shut ? TCP_FIN_WAIT2 : TCP_ESTABLISHED;
    case SOCKET_PEER_SHUT:
        return facts->own_shut ? TCP_CLOSE : TCP_CLOSE_WAIT;
    case SOCKET_FRESH:
    case SOCKET_BOUND:
    case SOCKET_CLOSED:
        break;
    }
    return TCP_CLOSE;
}

static void write_idle(struct tcp_info *info, bool listening)
{
    info->tcpi_pacing_rate = UINT64_MAX;
    if (listening)
        return;
    info->tcpi_rto = 1000000;
    info->tcpi_rttvar = 250000;
    info->tcpi_snd_mss = TCP_DEFAULT_SEGMENT;
    info->tcpi_snd_ssthresh = INT32_MAX;
    info->tcpi_min_rtt = UINT32_MAX;
}

static void write_path(struct tcp_info *info, const struct options *options,
                       const struct socket_facts *facts)
{
    const uint32_t segment = (uint32_t)tcp_segment_size(facts, options->tcp_maxseg);

    info->tcpi_options = TCPI_OPT_TIMESTAMPS | TCPI_OPT_SACK | TCPI_OPT_WSCALE;
    info->tcpi_snd_wscale = 10;
    info->tcpi_rcv_wscale = 10;
    info->tcpi_rto = 204000;
    info->tcpi_snd_mss = segment;
    info->tcpi_rcv_mss = TCP_DEFAULT_SEGMENT;
    info->tcpi_advmss = segment;
    info->tcpi_pmtu = (uint32_t)path_mtu(facts);
    info->tcpi_rtt = TCP_ROUND_TRIP_US;
    info->tcpi_rttvar = TCP_ROUND_TRIP_US / 2;
    info->tcpi_min_rtt = TCP_ROUND_TRIP_US;
    info->tcpi_snd_ssthresh = INT32_MAX;
    info->tcpi_rcv_ssthresh = TCP_WINDOW;
    info->tcpi_rcv_space = TCP_WINDOW;
    info->tcpi_snd_wnd = TCP_WINDOW;
    info->tcpi_pacing_rate = UINT64_C(1000000) * segment * TCP_INITIAL_WINDOW / TCP_ROUND_TRIP_US;
    info->tcpi_segs_in = 1;
    info->tcpi_segs_out = 2;
    info->tcpi_delivered = 1;
}

void tcp_info_write(const struct options *options, const struct socket_facts *facts,
                    char out[TCP_INFO_SIZE])
{
    struct tcp_info info = {
        .tcpi_state = tcp_state(facts),
        .tcpi_snd_cwnd = TCP_INITIAL_WINDOW,
        .tcpi_reordering = 3,
        .tcpi_max_pacing_rate = ~options->so_max_pacing_rate_inverted,
    };

    if (facts->state < SOCKET_CONNECTED)
        write_idle(&info, facts->state == SOCKET_LISTENING);
    else
        write_path(&info, options, facts);
    memset(out, 0, TCP_INFO_SIZE);
    memcpy(out, &info, sizeof info);
}
