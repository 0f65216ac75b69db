"""Where runs are computed: this process, its worker processes, or a Dask cluster."""
