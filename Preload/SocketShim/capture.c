/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "capture.h"
#include "iovec_total.h"
#include "onward.h"
#include "packet.h"
#include "world.h"

#include <string.h>
#include <sys/time.h>

enum { MTU = 1500, LEAST_MTU = 512, MOST_MTU = 32768, LINKTYPE_RAW = 101 };

bool capture_is_on;
static const char *file;
static size_t mtu = MTU;

/* The heads of libpcap's file format. */
struct file_head {
    uint32_t magic;
    uint16_t major, minor;
    uint32_t zone, digits, most, link;
};

struct record_head {
    uint32_t seconds, microseconds, kept, size;
};

void capture_start(void)
{
    const char *wanted = onward_value("SOCKET_WRAPPER_MTU");
    const long size = wanted ? atol(wanted) : MTU;

    file = onward_value("SOCKET_WRAPPER_PCAP_FILE");
    mtu = size >= LEAST_MTU && size <= MOST_MTU ? (size_t)size : MTU;
    capture_is_on = file != NULL;
}

static void begin_file(void)
{
    const struct file_head head = {0xa1b2c3d4, 2, 4, 0, 0, 65535, LINKTYPE_RAW};
    const int fd = open(file, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);

    if (fd < 0)
        return;
    (void)!REAL(write)(fd, &head, sizeof head);
    REAL(close)(fd);
}

/* In one piece, so that the processes that share the file do not get into one another. */
static void append(const void *bytes, size_t size)
{
    int fd = open(file, O_WRONLY | O_APPEND | O_CLOEXEC);

    if (fd < 0) {
        begin_file();
        fd = open(file, O_WRONLY | O_APPEND | O_CLOEXEC);
    }
    if (fd < 0 || REAL(write)(fd, bytes, size) < 0)
        SHIM_SAY("cannot write the capture ", file, ": ", strerrordesc_np(errno));
    if (fd >= 0)
        REAL(close)(fd);
}

/* Copies bytes from `skip` on out of vectors. */
static void gather(const struct iovec *parts, size_t count, size_t skip, uint8_t *out, size_t size)
{
    for (size_t i = 0; i < count && size; i++) {
        const size_t from = skip < parts[i].iov_len ? skip : parts[i].iov_len;
        const size_t left = parts[i].iov_len - from, step = left < size ? left : size;
        memcpy(out, (const uint8_t *)parts[i].iov_base + from, step);
        skip -= from;
        out += step;
        size -= step;
    }
}

static void write_packet(const struct packet *packet, const struct iovec *parts, size_t count,
                         size_t skip)
{
    SHIM_KEEP_ERRNO;
    uint8_t bytes[sizeof(struct record_head) + PACKET_HEAD + packet->size];
    uint8_t *start = bytes + sizeof(struct record_head);
    struct timeval now;

    gather(parts, count, skip, start + packet_head_size(packet), packet->size);
    const size_t size = packet_finish(packet, start);
    gettimeofday(&now, NULL);
    const struct record_head head = {(uint32_t)now.tv_sec, (uint32_t)now.tv_usec, (uint32_t)size,
                                     (uint32_t)size};
    memcpy(bytes, &head, sizeof head);
    append(bytes, sizeof head + size);
}

static void write_sign(struct sock *sock, uint8_t flags, bool of_peer, uint32_t sequence,
                       uint32_t acknowledged)
{
    const struct packet packet = {
        .from = of_peer ? sock->peer : sock->self,
        .to = of_peer ? sock->self : sock->peer,
        .stream = true,
        .flags = flags,
        .sequence = sequence,
        .acknowledged = acknowledged,
    };
    write_packet(&packet, NULL, 0, 0);
}

void capture_connected(struct sock *sock)
{
    write_sign(sock, PACKET_SYN, false, 0, 0);
    write_sign(sock, PACKET_SYN | PACKET_ACK, true, 0, 1);
    write_sign(sock, PACKET_ACK, false, 1, 1);
}

void capture_sent(struct sock *sock, const struct iovec *parts, size_t count, size_t size)
{
    for (size_t done = 0; done < size;) {
        struct packet packet = {.from = sock->self,
                                .to = sock->peer,
                                .stream = true,
                                .flags = PACKET_PSH | PACKET_ACK,
                                .sequence = 1 + sock->bytes_sent,
                                .acknowledged = 1 + sock->bytes_received};
        const size_t room = mtu - packet_head_size(&packet);
        packet.size = size - done < room ? size - done : room;
        write_packet(&packet, parts, count, done);
        done += packet.size;
        sock->bytes_sent += (uint32_t)packet.size;
    }
}

void capture_received(struct sock *sock, size_t size) { sock->bytes_received += (uint32_t)size; }

void capture_closed(struct sock *sock)
{
    if (sock->stream && sock->connected)
        write_sign(sock, PACKET_FIN | PACKET_ACK, false, 1 + sock->bytes_sent,
                   1 + sock->bytes_received);
}

/* What is longer than a packet may be here is cut: a capture needs no fragments. */
void capture_datagram(struct place from, struct place to, const struct iovec *parts, size_t count)
{
    struct packet packet = {.from = from, .to = to};
    const size_t size = iovec_total(parts, count);

    packet.size = size < MOST_MTU ? size : MOST_MTU;
    write_packet(&packet, parts, count, 0);
}
