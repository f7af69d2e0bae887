/* What socket() refuses, and with which words.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    say("type 99", socket(AF_INET, 99, 0));
    say("type 0", socket(AF_INET, 0, 0));
    say("type -1", socket(AF_INET, -1, 0));
    say("family -1", socket(-1, SOCK_STREAM, 0));
    say("family 1000", socket(1000, SOCK_STREAM, 0));
    say("family AF_UNSPEC", socket(AF_UNSPEC, SOCK_STREAM, 0));
    say("protocol 999", socket(AF_INET, SOCK_STREAM, 999));
    say("protocol -1", socket(AF_INET, SOCK_STREAM, -1));
    say("datagram TCP", socket(AF_INET, SOCK_DGRAM, IPPROTO_TCP));
    say("stream UDP", socket(AF_INET6, SOCK_STREAM, IPPROTO_UDP));
    say("seqpacket", socket(AF_INET, SOCK_SEQPACKET, 0));
    say("rdm", socket(AF_INET6, SOCK_RDM, 0));
    say("raw without a protocol", socket(AF_INET, SOCK_RAW, 0));
    say("unknown flag", socket(AF_INET, SOCK_STREAM | 0x10000, 0));
    did("stream TCP", socket(AF_INET, SOCK_STREAM, IPPROTO_TCP));
    did("datagram UDP", socket(AF_INET6, SOCK_DGRAM, IPPROTO_UDP));
}
