/* Datagrams keep their borders whatever the reader's pieces.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = dgram(AF_INET6), there = bound(SOCK_DGRAM, "::1", 0);
    char byte[2] = "";

    for (const char *text = "abc"; *text; text++) {
        char word[4] = {*text, *text, *text, 0};
        send_to(fd, word, own(there));
    }
    settle();
    for (int i = 0; i < 3; i++)
        say_bytes("one byte of three", read(there, byte, 1), byte);
    hear_with("nothing more", there, 10, MSG_DONTWAIT);
}
