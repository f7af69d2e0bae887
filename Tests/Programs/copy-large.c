/* Eight megabytes arrive whole, whatever the pieces.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

enum { TOTAL = 8 << 20 };
static struct line line;
static void *speak(void *none)
{
    static unsigned char out[50000];
    size_t sent = 0;

    while (sent < TOTAL) {
        size_t piece = sizeof out < TOTAL - sent ? sizeof out : TOTAL - sent;
        for (size_t i = 0; i < piece; i++)
            out[i] = (unsigned char)((sent + i) * 31 >> 3);
        for (size_t gone = 0; gone < piece;)
            gone += (size_t)need(write(line.client, out + gone, piece - gone));
        sent += piece;
    }
    close(line.client);
    return none;
}

int main(void)
{
    static unsigned char in[70001];
    pthread_t thread;

    FOR_LOOPBACKS(ip)
    {
        size_t heard = 0, wrong = 0;
        ssize_t piece;

        line = line_on(ip);
        pthread_create(&thread, NULL, speak, NULL);
        while ((piece = read(line.server, in, sizeof in)) > 0)
            for (ssize_t i = 0; i < piece; i++, heard++)
                wrong += in[i] != (unsigned char)(heard * 31 >> 3);
        pthread_join(thread, NULL);
        printf("%zu bytes, %zu wrong\n", heard, wrong);
    }
}
