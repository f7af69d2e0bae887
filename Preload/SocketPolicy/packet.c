/* SPDX-License-Identifier: Apache-2.0 */
#include "packet.h"

#include <netinet/in.h>
#include <string.h>

enum { HEAD_V4 = 20, HEAD_V6 = 40, HEAD_TCP = 20, HEAD_UDP = 8, HOPS = 64, WINDOW = 65535 };

static bool is_v4(const struct packet *packet)
{
    return ip_is_v4(packet->from.ip) && ip_is_v4(packet->to.ip);
}

static size_t ip_size(const struct packet *packet) { return is_v4(packet) ? HEAD_V4 : HEAD_V6; }

size_t packet_head_size(const struct packet *packet)
{
    return ip_size(packet) + (packet->stream ? HEAD_TCP : HEAD_UDP);
}

static void put16(uint8_t *at, size_t value)
{
    at[0] = (uint8_t)(value >> 8);
    at[1] = (uint8_t)value;
}

static void put32(uint8_t *at, uint32_t value)
{
    put16(at, value >> 16);
    put16(at + 2, value & 0xffff);
}

static uint32_t add_up(const uint8_t *bytes, size_t count, uint32_t sum)
{
    for (size_t i = 0; i < count; i++)
        sum += (uint32_t)bytes[i] << (i % 2 ? 0 : 8);
    return sum;
}

static uint16_t checksum(uint32_t sum)
{
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return (uint16_t)~sum;
}

static uint8_t protocol_of(const struct packet *packet)
{
    return packet->stream ? IPPROTO_TCP : IPPROTO_UDP;
}

static void write_v4(const struct packet *packet, uint8_t *out, size_t rest)
{
    out[0] = 0x45;
    put16(out + 2, HEAD_V4 + rest);
    out[8] = HOPS;
    out[9] = protocol_of(packet);
    memcpy(out + 12, packet->from.ip.byte + 12, 4);
    memcpy(out + 16, packet->to.ip.byte + 12, 4);
    put16(out + 10, checksum(add_up(out, HEAD_V4, 0)));
}

static void write_v6(const struct packet *packet, uint8_t *out, size_t rest)
{
    out[0] = 0x60;
    put16(out + 4, rest);
    out[6] = protocol_of(packet);
    out[7] = HOPS;
    memcpy(out + 8, packet->from.ip.byte, 16);
    memcpy(out + 24, packet->to.ip.byte, 16);
}

/* With the pseudo header of addresses, protocol and length. */
static uint16_t transport_checksum(const struct packet *packet, const uint8_t *out, size_t rest)
{
    const size_t start = is_v4(packet) ? 12 : 8, size = is_v4(packet) ? 8 : 32;
    uint32_t sum = add_up(out + start, size, protocol_of(packet) + (uint32_t)rest);

    return checksum(add_up(out + ip_size(packet), rest, sum));
}

static void write_tcp(const struct packet *packet, uint8_t *at)
{
    put32(at + 4, packet->sequence);
    put32(at + 8, packet->acknowledged);
    at[12] = HEAD_TCP / 4 << 4;
    at[13] = packet->flags;
    put16(at + 14, WINDOW);
}

size_t packet_finish(const struct packet *packet, uint8_t *out)
{
    const size_t head = packet_head_size(packet), rest = head - ip_size(packet) + packet->size;
    uint8_t *at = out + ip_size(packet);

    memset(out, 0, head);
    if (is_v4(packet))
        write_v4(packet, out, rest);
    else
        write_v6(packet, out, rest);
    put16(at, packet->from.port);
    put16(at + 2, packet->to.port);
    if (packet->stream)
        write_tcp(packet, at);
    else
        put16(at + 4, rest);
    put16(at + (packet->stream ? 16 : 6), transport_checksum(packet, out, rest));
    return head + packet->size;
}
