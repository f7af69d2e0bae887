/* options_udp.c — IPPROTO_UDP. Segmentation offload is refused, as old kernels do: programs then
 * send datagram by datagram, which is what a lot can carry.
 * SPDX-License-Identifier: Apache-2.0 */
#include "option_row.h"

#include <errno.h>
#include <linux/udp.h>

static int admit_encap(const struct option_setting *setting, int *value)
{
    (void)setting;
    switch (*value) {
    case 0:
    case UDP_ENCAP_ESPINUDP:
    case UDP_ENCAP_L2TPINUDP:
        return 0;
    }
    return ENOPROTOOPT;
}

/* Newer than Debian 12's headers: of UDP-Lite, which UDP answers too. */
enum { UDPLITE_SEND_CSCOV = 10, UDPLITE_RECV_CSCOV = 11 };

static const struct option_row rows[] = {
    {FLAG(UDP_CORK, udp_cork)},
    {.name = UDP_ENCAP, KEPT_IN(udp_encap)},
    {CONSTANT(UDPLITE_SEND_CSCOV, 0, ENOPROTOOPT)},
    {CONSTANT(UDPLITE_RECV_CSCOV, 0, ENOPROTOOPT)},
    {FLAG(UDP_NO_CHECK6_TX, udp_no_check6_tx)},
    {FLAG(UDP_NO_CHECK6_RX, udp_no_check6_rx)},
};

static option_admitter *admitter_of(int name) { return name == UDP_ENCAP ? admit_encap : NULL; }

const struct option_level options_of_udp = {
    .rows = rows,
    .count = sizeof rows / sizeof *rows,
    .admitter_of = admitter_of,
    .read = option_read_number,
    .write = option_write_number,
    .reads_first = true,
};
