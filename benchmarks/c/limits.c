// What the machine can do at best, in processor time: floats streamed (a = b + 1.5 c) and read at random places.
//   limits          prints "stream MEGABYTES BYTES_A_SECOND" and "gather ROWS BYTES_A_ROW NANOSECONDS" lines
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void stream(double megabytes) {
    size_t n = megabytes * 1e6 / 12, repeats = 4e8 / (12 * n) + 1;
    float *a = malloc(4 * n), *b = malloc(4 * n), *c = malloc(4 * n);
    for (size_t i = 0; i < n; i++) a[i] = b[i] = c[i] = 1;
    double best = 1e9;
    for (int pass = 0; pass < 5; pass++) {
        double began = cpu();
        for (size_t r = 0; r < repeats; r++) {
            for (size_t i = 0; i < n; i++) a[i] = b[i] + 1.5f * c[i];
            __asm__ volatile("" ::"r"(a) : "memory");
        }
        double spent = (cpu() - began) / repeats;
        best = spent < best ? spent : best;
    }
    printf("stream %g %g\n", megabytes, 12 * n / best);
    free(a);
    free(b);
    free(c);
}

static void gather(size_t rows, size_t width) {
    size_t reads = 2000000;
    char *table = calloc(rows + 1, width);
    uint32_t *place = malloc(4 * reads);
    uint64_t x = 88172645463325252ull;
    for (size_t i = 0; i < reads; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        place[i] = x % rows;
    }
    double best = 1e9;
    volatile float sink;
    for (int pass = 0; pass < 5; pass++) {
        double began = cpu();
        float sum = 0;
        for (size_t i = 0; i < reads; i++) sum += *(float *)(table + place[i] * width);
        sink = sum;
        double spent = cpu() - began;
        best = spent < best ? spent : best;
    }
    (void)sink;
    printf("gather %zu %zu %g\n", rows, width, best / reads * 1e9);
    free(table);
    free(place);
}

int main(void) {
    double megabytes[] = {0.25, 4, 64, 512};
    size_t widths[] = {4, 16, 156};
    for (int k = 0; k < 4; k++) stream(megabytes[k]);
    for (int k = 0; k < 3; k++)
        for (size_t rows = 1000; rows <= 1000000; rows *= 10) gather(rows, widths[k]);
    return 0;
}
